package org.letterboard.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.letterboard.reading.Block;

/// The HTML of a mail, as far as it says something: paragraphs, lists, tables, links. What is not named here is gone:
/// scripts, styles, forms, pictures from elsewhere (which tell their sender who reads), classes and ids. Pictures that
/// came along with the mail are shown.
public final class MailHtml {

    // RFC 2392.
    private static final String CID = "cid:";

    // Gone with all that is in them; of everything else that is not allowed the words stay.
    private static final String UNSEEN =
            "script,style,template,noscript,iframe,object,embed,select,textarea,svg,math,title,[hidden]";

    private static final Cleaner CLEANER = new Cleaner(new Safelist()
            .addTags("p", "br", "div", "hr", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd")
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "a")
            // Each of them is looked at after the cleaning; none stays as it was.
            .addTags("img")
            .addAttributes("img", "src", "alt")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer"));

    // More columns or rows than this is an attack on whoever lays the table out.
    private static final int MOST_SPANNED = 50;

    private MailHtml() {}

    /// @param blocks   what was read from it
    /// @param pictures from the content id of what came along to the path of its picture
    public static String clean(
            String html, List<Block> blocks, Addressless addressless, Function<String, Optional<String>> pictures) {
        var dirty = Jsoup.parse(html);
        dirty.select(UNSEEN).remove();
        dirty.select("[style]").forEach(MailHtml::removeHidden);
        var clean = CLEANER.clean(dirty);
        clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
        clean.select("img").forEach(image -> show(image, addressless, pictures));
        Folds.apply(clean.body(), blocks);
        NodeTraversor.traverse(MailHtml::takeLinksOut, clean.body());
        mask(clean.body(), addressless);
        clean.select("a").forEach(link -> checkLink(link, addressless));
        clean.select("h1,h2,h3,h4,h5,h6").forEach(MailHtml::lower);
        clean.select("[colspan],[rowspan]").forEach(MailHtml::limitSpans);
        clean.select("table,pre").forEach(MailHtml::letScroll);
        return clean.body().html();
    }

    private static void removeHidden(Element element) {
        var style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        if (style.contains("display:none") || style.contains("visibility:hidden") || style.contains("mso-hide:all"))
            element.remove();
    }

    private static void show(Element image, Addressless addressless, Function<String, Optional<String>> pictures) {
        var source = image.attr("src").strip();
        var path = source.regionMatches(true, 0, CID, 0, CID.length())
                ? pictures.apply(source.substring(CID.length()))
                : Optional.<String>empty();
        if (path.isEmpty()) describe(image);
        else
            image.replaceWith(new Element("img")
                    .attr("loading", "lazy")
                    .attr("alt", addressless.line(image.attr("alt")))
                    .attr("src", path.get()));
    }

    private static void describe(Element image) {
        var words = image.attr("alt").strip();
        if (words.isEmpty()) image.remove();
        else image.replaceWith(new TextNode("[" + words + "]"));
    }

    private static void checkLink(Element link, Addressless addressless) {
        var url = link.attr("href");
        if (url.isEmpty() || addressless.isIn(url) || PersonalLinks.is(url)) link.unwrap();
    }

    /// The post itself is a heading of the second rank.
    private static void lower(Element heading) {
        var rank = heading.normalName().charAt(1) - '0';
        heading.tagName("h" + Math.min(6, rank + 2));
    }

    private static void limitSpans(Element cell) {
        for (var name : List.of("colspan", "rowspan")) {
            var span = cell.attr(name);
            var isSmall = span.length() <= 2 && !span.isEmpty() && span.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!isSmall || Integer.parseInt(span) > MOST_SPANNED) cell.removeAttr(name);
        }
    }

    /// What is too wide for a telephone moves inside its own frame and not with the page.
    private static void letScroll(Element wide) {
        if (wide.parents().is("table")) return;
        var frame = new Element("div").addClass("wide").attr("tabindex", "0");
        wide.replaceWith(frame);
        frame.appendChild(wide);
    }

    private static void takeLinksOut(Node node, int depth) {
        if (node instanceof TextNode text && text.getWholeText().contains("://"))
            text.text(PersonalLinks.without(text.getWholeText()));
    }

    /// Hides addresses, also those that are put together from `ann<b>@</b>example.org`.
    private static void mask(Element body, Addressless addressless) {
        var words = new Words();
        NodeTraversor.traverse(words, body);
        var found = addressless.find(words.all.toString());
        for (var i = found.size() - 1; i >= 0; i--) words.replace(found.get(i));
    }

    /// The words of a document in one line of text, and where each of them stands.
    private static final class Words implements NodeVisitor {
        private final StringBuilder all = new StringBuilder();
        private final List<TextNode> nodes = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                nodes.add(text);
                starts.add(all.length());
                all.append(text.getWholeText());
            } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
                all.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) all.append('\n');
        }

        /// Called from the last address to the first, so that the places before it stay right.
        private void replace(Addressless.Found address) {
            var hidden = false;
            for (var i = firstAt(address.start()); i < nodes.size() && starts.get(i) < address.end(); i++) {
                var text = nodes.get(i).getWholeText();
                var from = Math.max(0, address.start() - starts.get(i));
                var to = Math.min(text.length(), address.end() - starts.get(i));
                if (from >= to) continue;
                nodes.get(i).text(text.substring(0, from) + (hidden ? "" : Addressless.HIDDEN) + text.substring(to));
                hidden = true;
            }
        }

        /// The last node that begins at or before a place.
        private int firstAt(int place) {
            int low = 0;
            for (int high = starts.size() - 1; low < high; ) {
                var middle = (low + high + 1) >>> 1;
                if (starts.get(middle) <= place) low = middle;
                else high = middle - 1;
            }
            return low;
        }
    }
}
