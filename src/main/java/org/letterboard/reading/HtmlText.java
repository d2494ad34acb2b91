package org.letterboard.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// HTML as text that a person can read: paragraphs, lists, links as words with their address, `>` marks for quotes.
/// Style
/// sheets, scripts and what is hidden are gone, and so are pictures that only count readers. Walks the tree without
/// recursion.
final class HtmlText implements NodeFilter {

    // Half a second of parsing; nobody writes that much by hand.
    private static final int LONGEST = 2_000_000;
    // Replies to replies end somewhere; deeper quotes look like this one.
    private static final int DEEPEST_QUOTE = 20;
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "table",
            "tr",
            "ul",
            "ol",
            "li",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "hr",
            "dl",
            "dt",
            "dd",
            "section",
            "article",
            "header",
            "footer",
            "center",
            "form",
            "fieldset",
            "address",
            "figure",
            "body");
    private static final Set<String> APART =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre", "dl");
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "head",
            "title",
            "meta",
            "link",
            "noscript",
            "template",
            "object",
            "embed",
            "iframe",
            "select");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<Integer> counters = new ArrayDeque<>();
    private int quotes;
    private int preformatted;
    private boolean gap;

    private HtmlText() {}

    static String of(String html, List<String> notes) {
        if (html.length() > LONGEST) notes.add("html: cut after " + LONGEST + " characters");
        var document = Jsoup.parse(html.length() > LONGEST ? html.substring(0, LONGEST) : html);
        var text = new HtmlText();
        NodeTraversor.filter(text, document.body());
        text.endLine();
        return text.out.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) write(words.getWholeText());
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        var name = element.normalName();
        if (UNSEEN.contains(name) || isHidden(element)) return FilterResult.SKIP_ENTIRELY;
        if (BLOCKS.contains(name)) endLine();
        if (APART.contains(name)) gap = true;
        switch (name) {
            case "br" -> breakLine();
            case "hr" -> line.append("---");
            case "img" -> write(picture(element));
            case "pre" -> preformatted++;
            case "blockquote" -> quotes++;
            case "ul" -> counters.push(0);
            case "ol" -> counters.push(1);
            case "li" -> write(mark());
            case "td", "th" -> cell();
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        var name = element.normalName();
        if (BLOCKS.contains(name)) endLine();
        if (APART.contains(name)) gap = true;
        switch (name) {
            case "a" -> write(address(element));
            case "pre" -> preformatted--;
            case "blockquote" -> quotes--;
            case "ul", "ol" -> counters.poll();
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    private void write(String words) {
        if (preformatted > 0) {
            writeAsItStands(words);
            return;
        }
        for (var i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            // Zero-width characters pad the preview lines of newsletters.
            if (c == '\u200b' || c == '\u200c' || c == '\ufeff' || c == '\u034f' || c == '\u00ad') continue;
            var space = c <= ' ' || c == '\u00a0';
            if (!space) line.append(c);
            else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append(' ');
        }
    }

    private void writeAsItStands(String words) {
        var from = 0;
        for (var end = words.indexOf('\n'); end >= 0; end = words.indexOf('\n', from)) {
            line.append(words, from, end);
            breakLine();
            from = end + 1;
        }
        line.append(words, from, words.length());
    }

    private void cell() {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append("  ");
    }

    private String mark() {
        if (counters.isEmpty() || counters.element() == 0) return "* ";
        counters.push(counters.pop() + 1);
        return (counters.element() - 1) + ". ";
    }

    /// Ends a line that has something in it; an empty one is no line.
    private void endLine() {
        if (!line.toString().isBlank()) breakLine();
        else line.setLength(0);
    }

    private void breakLine() {
        if (gap && !out.isEmpty()) mark(out, "");
        gap = false;
        mark(out, line.toString().stripTrailing());
        line.setLength(0);
    }

    private void mark(StringBuilder to, String words) {
        var depth = Math.min(quotes, DEEPEST_QUOTE);
        to.repeat('>', depth);
        if (depth > 0 && !words.isEmpty()) to.append(' ');
        to.append(words).append('\n');
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")) return true;
        var style = element.attr("style");
        if (style.isEmpty()) return false;
        var plain = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return plain.contains("display:none") || plain.contains("visibility:hidden") || plain.contains("mso-hide:all");
    }

    /// What stands in for a picture: its description, nothing where it has none or is there to count readers.
    private static String picture(Element image) {
        var alt = image.attr("alt").strip();
        var isDot = isTiny(image.attr("width")) || isTiny(image.attr("height"));
        return alt.isEmpty() || isDot ? "" : "[" + alt + "]";
    }

    private static boolean isTiny(String size) {
        return size.equals("0") || size.equals("1") || size.equals("0px") || size.equals("1px");
    }

    /// The address behind a link's words, where the words are not the address already.
    private static String address(Element link) {
        var href = link.attr("href").strip();
        var isMail = href.regionMatches(true, 0, "mailto:", 0, 7);
        var shown = isMail ? href.substring(7).split("\\?", 2)[0] : href;
        var isAddress =
                isMail || href.regionMatches(true, 0, "http:", 0, 5) || href.regionMatches(true, 0, "https:", 0, 6);
        if (!isAddress || shown.isEmpty() || shown.length() > 2_000) return "";
        var words = link.text();
        if (words.isBlank() || bare(words).equals(bare(shown))) return "";
        return words.contains(shown) ? "" : " <" + shown + ">";
    }

    private static String bare(String address) {
        var text = address.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
