package org.letterboard.reading;

import java.util.ArrayList;
import java.util.Optional;

/// Quotes of which no line is marked: what follows the header block of another message, a dashed "Original Message",
/// or an attribution that can be nothing else. All below is the quote then, since nobody can tell where it ends; unless
/// it was forwarded, for then it is what its writer wanted to say.
final class Unmarked {
    private static final int ATTRIBUTION_LINES = 4;
    private static final int MOST_BLANK = 2;

    /// How the quote may begin.
    private enum Beginning {
        MARK("original message below a dashed line"),
        HEADER("header block of another message"),
        ATTRIBUTION("all below an attribution line, without marks");

        private final String rule;

        Beginning(String rule) {
            this.rule = rule;
        }
    }

    private final Lines lines;

    private Unmarked(Lines lines) {
        this.lines = lines;
    }

    static void claim(Lines lines, String subject) {
        if (!BaseSubject.of(subject).isForward()) new Unmarked(lines).claim();
    }

    private void claim() {
        for (var i = 0; i < lines.count(); i++) {
            if (lines.isBlank(i)) continue;
            if (beginsForward(i)) {
                forwarded(i);
                return;
            }
            var beginning = lines.isText(i) ? beginning(i) : Optional.<Beginning>empty();
            if (beginning.isEmpty()) continue;
            if (lines.hasTextBefore(i)) below(i, beginning.get());
            else if (beginning.get() == Beginning.ATTRIBUTION) attribution(i);
            return;
        }
    }

    /// In a quote it does so only where the quote begins with it, for else it was forwarded to somebody before.
    private boolean beginsForward(int i) {
        return HeaderWords.isForwardMark(lines.at(i))
                && (lines.isText(i) || !(lines.isQuoted(i - 1) || lines.hasTextBelowQuote(i)));
    }

    private Optional<Beginning> beginning(int i) {
        if (HeaderWords.isOriginalMark(lines.at(i))) return Optional.of(Beginning.MARK);
        if (HeaderBlock.begins(lines, i)) return Optional.of(Beginning.HEADER);
        return Attributions.mayBegin(lines.at(i)) && attributionEnd(lines, i) > 0
                ? Optional.of(Beginning.ATTRIBUTION)
                : Optional.empty();
    }

    private void below(int i, Beginning beginning) {
        var from = i;
        for (var above = lines.above(from);
                above >= 0
                        && from - above <= MOST_BLANK + 1
                        && lines.isText(above)
                        && HeaderBlock.isRule(lines.at(above));
                above = lines.above(from)) from = above;
        lines.claim(Block.Kind.QUOTED, from, lines.count());
        lines.note("quoted: " + beginning.rule, i);
    }

    /// Where nothing stands above an attribution, what is below may be the answer as well as the quote.
    private void attribution(int i) {
        lines.claim(Block.Kind.QUOTED, i, attributionEnd(lines, i));
        lines.note("quoted: attribution line", i);
    }

    private void forwarded(int mark) {
        for (var i = mark; i < lines.count(); i++) if (lines.isQuoted(i)) lines.set(Block.Kind.TEXT, i);
        lines.note("text: a forwarded message, which stays readable", mark);
    }

    /// Behind the last line of the full attribution that begins here; 0 where none does.
    private static int attributionEnd(Lines lines, int from) {
        var words = new StringBuilder();
        var taken = 0;
        for (var i = from; i < lines.count() && taken < ATTRIBUTION_LINES; i++) {
            if (lines.isBlank(i)) {
                // Polymail has the address in a paragraph of its own.
                if (i + 1 < lines.count() && lines.at(i + 1).startsWith("<")) continue;
                return 0;
            }
            if (lines.isQuoted(i)) return 0;
            words.append(taken++ == 0 ? "" : " ").append(lines.at(i).strip());
            if (Attributions.isFull(words.toString())) return i + 1;
        }
        return 0;
    }

    /// Whether a text begins with a quote, so that its writer has put nothing above it.
    static boolean beginsQuote(String text) {
        var lines = new Lines(text, new ArrayList<>());
        QuoteMarks.claim(lines);
        Attributed.claim(lines);
        for (var i = 0; i < lines.count(); i++) {
            if (lines.isBlank(i) || HeaderBlock.isRule(lines.at(i))) continue;
            return lines.isQuoted(i)
                    || HeaderWords.isOriginalMark(lines.at(i))
                    || HeaderBlock.begins(lines, i)
                    || attributionEnd(lines, i) > 0;
        }
        return false;
    }
}
