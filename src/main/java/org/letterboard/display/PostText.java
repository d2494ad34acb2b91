package org.letterboard.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Entities;
import org.letterboard.reading.Block;

/// The text of a post as HTML: paragraphs that fit any screen, links to click on, quotes and signature folded and not
/// lost. The only markup in it is ours.
public final class PostText {

    // Beyond this nobody broke the lines by hand, or by a program that counts columns.
    private static final int WIDEST = 80;
    // Below this, lines are short since somebody wanted them so: a poem, an address, a list.
    private static final int NARROWEST = 50;
    // Longer addresses are no addresses, and a browser does not take them.
    private static final int LONGEST_LINK = 2_000;
    private static final String LINK_END = " \t\n<>\"{}|\\^`\u00a0";
    private static final String NOT_LAST = ".,;:!?'*_";

    private final Addressless addressless;
    private final StringBuilder out = new StringBuilder();

    private PostText(Addressless addressless) {
        this.addressless = addressless;
    }

    public static String html(List<Block> blocks, Addressless addressless) {
        var text = new PostText(addressless);
        var saysSomething = blocks.stream()
                .anyMatch(b -> b.kind() == Block.Kind.TEXT && !b.text().isBlank());
        for (var block : blocks) if (!block.text().isBlank()) text.block(block, saysSomething);
        return text.out.toString();
    }

    private void block(Block block, boolean fold) {
        switch (block.kind()) {
            case TEXT -> paragraphs(block.text());
            case ANSWERED -> {
                out.append("<blockquote>");
                paragraphs(unmarked(block.text()));
                out.append("</blockquote>\n");
            }
            case QUOTED -> {
                var lines = block.text().strip().lines().count();
                open("quoted", "Quoted text (" + lines + (lines == 1 ? " line)" : " lines)"), fold);
                out.append("<blockquote>");
                paragraphs(unmarked(block.text()));
                out.append("</blockquote></details>\n");
            }
            case SIGNATURE -> {
                open("signature", "Signature", true);
                paragraphs(withoutMark(block.text()));
                out.append("</details>\n");
            }
        }
    }

    private void open(String name, String summary, boolean fold) {
        out.append("<details class=\"")
                .append(name)
                .append(fold ? "\"><summary>" : "\" open><summary>")
                .append(summary)
                .append("</summary>\n");
    }

    private static String unmarked(String text) {
        var out = new StringBuilder();
        text.lines()
                .forEach(line -> out.append(
                                line.startsWith("> ")
                                        ? line.substring(2)
                                        : line.startsWith(">") ? line.substring(1) : line)
                        .append('\n'));
        return out.toString();
    }

    private static String withoutMark(String text) {
        var stripped = text.stripLeading();
        return stripped.startsWith("--")
                        && stripped.indexOf('\n') >= 0
                        && stripped.substring(0, stripped.indexOf('\n')).strip().equals("--")
                ? stripped.substring(stripped.indexOf('\n') + 1)
                : text;
    }

    private void paragraphs(String text) {
        var paragraph = new ArrayList<String>();
        // Masked as a whole, since a line may break inside an address.
        addressless.text(plain(text)).lines().forEach(line -> {
            if (!line.isBlank()) paragraph.add(line.stripTrailing());
            else end(paragraph);
        });
        end(paragraph);
    }

    private static String plain(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\t' || !Character.isISOControl(c)) out.append(c);
        }
        return out.toString();
    }

    private void end(List<String> paragraph) {
        if (paragraph.isEmpty()) return;
        out.append("<p>");
        var widest = paragraph.stream().mapToInt(String::length).max().orElse(0);
        for (var i = 0; i < paragraph.size(); i++) {
            if (i > 0) out.append(goesOn(paragraph.get(i - 1), paragraph.get(i), widest) ? " " : "<br>\n");
            linked(paragraph.get(i));
        }
        out.append("</p>\n");
        paragraph.clear();
    }

    /// Whether the line was broken only since it was full: the next word would not have fitted.
    private static boolean goesOn(String line, String next, int widest) {
        if (widest > WIDEST || widest < NARROWEST || !isProse(line) || !isProse(next)) return false;
        var space = next.indexOf(' ');
        var word = space < 0 ? next.length() : space;
        return line.length() + 1 + word > widest;
    }

    private static boolean isProse(String line) {
        var first = line.codePointAt(0);
        return (Character.isLetterOrDigit(first) || "\"'(„“‘«¿¡".indexOf(first) >= 0)
                && !line.contains("   ")
                && line.indexOf('\t') < 0
                && !isNumbered(line);
    }

    private static boolean isNumbered(String line) {
        var i = 0;
        while (i < line.length() && Character.isDigit(line.charAt(i))) i++;
        return i > 0 && i < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ')');
    }

    private void linked(String line) {
        var from = 0;
        for (var start = nextLink(line, 0); start >= 0; start = nextLink(line, from)) {
            var end = linkEnd(line, start);
            out.append(escape(line.substring(from, start)));
            link(line.substring(start, end));
            from = end;
        }
        out.append(escape(line.substring(from)));
    }

    private static int nextLink(String line, int from) {
        for (var i = line.indexOf("://", from); i >= 0; i = line.indexOf("://", i + 3)) {
            for (var scheme : List.of("https", "http")) {
                var start = i - scheme.length();
                if (start >= from && line.regionMatches(true, start, scheme, 0, scheme.length())) return start;
            }
        }
        return -1;
    }

    private static int linkEnd(String line, int start) {
        var end = start;
        while (end < line.length() && LINK_END.indexOf(line.charAt(end)) < 0) end++;
        while (end > start && NOT_LAST.indexOf(line.charAt(end - 1)) >= 0) end--;
        var url = line.substring(start, end);
        // (see https://example.org/) but https://example.org/mill_(Kent)
        if (url.endsWith(")") && url.indexOf('(') < 0) end--;
        if (url.endsWith("]") && url.indexOf('[') < 0) end--;
        return end;
    }

    private void link(String url) {
        var hasHost = url.length() > url.indexOf("://") + 3;
        if (!hasHost
                || url.length() > LONGEST_LINK
                || url.toLowerCase(Locale.ROOT).contains("[address")) {
            out.append(escape(url));
            return;
        }
        var safe = escape(url);
        out.append("<a href=\"").append(safe).append("\" rel=\"nofollow noopener noreferrer\">");
        out.append(safe).append("</a>");
    }

    private static String escape(String text) {
        // Entities leaves the single quote as it is; our attributes are in double ones. It took half of the time that a
        // page takes, and most lines have nothing for it.
        return text.chars().allMatch(PostText::isPlain) ? text : Entities.escape(text);
    }

    private static boolean isPlain(int c) {
        return "&<>\"".indexOf(c) < 0 && ((c >= ' ' && c < 0x7f) || (c > 0xa0 && c < 0xd800));
    }
}
