package org.letterboard.reading;

import java.util.regex.Pattern;

/// Finds the attribution above each marked quote, and claims it with the quote.
final class Attributed {
    // Attributions are wrapped at 72 columns and name a person, an address and a date.
    private static final int MOST_LINES = 4;
    private static final int MOST_BLANK = 2;
    private static final int MOST_BARS = 2_000;
    private static final Pattern ADDRESS_AT_END =
            Pattern.compile("<[^<>\\s]{1,200}@[^<>\\s]{1,200}>(?: \\p{L}{1,10})?$");

    private final Lines lines;

    private Attributed(Lines lines) {
        this.lines = lines;
    }

    static void claim(Lines lines) {
        var attributed = new Attributed(lines);
        attributed.bars();
        for (var i = 1; i < lines.count(); i++) if (lines.isQuoted(i) && !lines.isQuoted(i - 1)) attributed.above(i);
    }

    /// Bars mark a quote only below an attribution, or with header lines above or in them; elsewhere they draw a table.
    private void bars() {
        var isOften = false;
        for (var i = 0; i < lines.count(); i++) {
            if (!lines.isText(i) || !isBar(i) || (i > 0 && isBar(i - 1))) continue;
            var end = i;
            while (end < lines.count() && end - i < MOST_BARS && lines.isText(end) && isBar(end)) end++;
            var last = lines.above(i);
            var isNear = last >= 0 && i - last <= MOST_BLANK + 1;
            var head = isNear ? headerAbove(last) : -1;
            isOften |= head >= 0
                    || (isHeader(lines.at(i).replace('|', ' ')) && namesSomebody(i, Math.min(end, i + MOST_LINES)));
            if (!isOften && !(end - i >= 2 && isNear && first(last) >= 0)) continue;
            lines.claim(Block.Kind.QUOTED, head >= 0 ? head : i, end);
            lines.note("quoted: lines marked with a bar", i);
        }
    }

    private boolean isBar(int line) {
        return QuoteMarks.isBar(lines.at(line));
    }

    /// The first of at least two lines of a header that end with `last`; -1 where they are none.
    private int headerAbove(int last) {
        var first = last;
        while (first >= 0 && last - first < MOST_LINES && lines.isText(first) && isHeader(lines.at(first))) first--;
        return last - first >= 2 && namesSomebody(first + 1, last + 1) ? first + 1 : -1;
    }

    private boolean namesSomebody(int from, int to) {
        return lines.lines(from, to).stream().anyMatch(line -> line.indexOf('@') > 0);
    }

    private static boolean isHeader(String line) {
        var text = line.strip();
        return HeaderWords.isHeaderLine(text) || text.regionMatches(true, 0, "Message-ID:", 0, 11);
    }

    private void above(int quote) {
        var last = quote - 1;
        while (last > 0 && lines.isBlank(last) && quote - last <= MOST_BLANK) last--;
        if (!lines.isText(last) || lines.isBlank(last)) return;
        var first = first(last);
        if (first < 0) return;
        var language = Attributions.language(lines.joined(first, last + 1)).orElseThrow();
        lines.claim(Block.Kind.QUOTED, first, quote);
        lines.note("quoted: attribution line in " + language, first);
    }

    /// The first line of the attribution that ends with `last`; -1 where there is none.
    private int first(int last) {
        var found = -1;
        for (var first = last; first >= 0 && last - first < MOST_LINES; first--) {
            if (!lines.isText(first) || lines.isBlank(first)) break;
            var words = lines.joined(first, last + 1);
            if (Attributions.language(words).isEmpty()) continue;
            if (Attributions.begins(lines.at(first))) return first;
            if (found < 0 && (Attributions.saysWhen(words) || !isWrappedInto(first))) found = first;
        }
        return found > 0 && namesAddress(found - 1) ? found - 1 : found;
    }

    /// "Ann Bell <ann@example.org> ezt", above the line that says when: nobody ends a sentence so.
    private boolean namesAddress(int line) {
        var text = lines.at(line).strip();
        return lines.isText(line) && ADDRESS_AT_END.matcher(text).find();
    }

    /// "Ann wrote:" is the end of a wrapped attribution where the line above it names the time and no sentence ends
    /// there.
    private boolean isWrappedInto(int line) {
        if (line == 0 || !Attributions.saysWhen(lines.at(line - 1))) return false;
        var above = lines.at(line - 1).strip();
        return !above.endsWith(".") && !above.endsWith("!") && !above.endsWith("?");
    }
}
