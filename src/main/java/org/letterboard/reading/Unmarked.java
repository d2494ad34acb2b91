package org.letterboard.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Quotes of which no line is marked: what follows the header block of another message, a dashed "Original Message",
/// or an attribution that can be nothing else. All below is the quote then, since nobody can tell where it ends; unless
/// it was forwarded, for then it is what its writer wanted to say.
final class Unmarked {
    private static final int ATTRIBUTION_LINES = 4;
    private static final int MOST_BLANK = 2;
    private static final int LONGEST_ANNOUNCEMENT = 500;
    private static final List<String> ANSWERS_BELOW = Words.of("answers-below");

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
        new Unmarked(lines).claim(BaseSubject.of(subject).isForward());
    }

    /// @param isForward by its subject
    private void claim(boolean isForward) {
        for (var i = 0; i < lines.count(); i++) {
            if (lines.isBlank(i)) continue;
            if (beginsForward(i)) {
                forwarded(i);
                return;
            }
            if (isForward) continue;
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
        if (HeaderBlock.begins(lines, i) || HeaderBlock.beginsBehindRule(lines, i))
            return Optional.of(Beginning.HEADER);
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
                        && (HeaderBlock.isRule(lines.at(above)) || HeaderWords.isMessageOf(lines.at(above)));
                above = lines.above(from)) from = above;
        if (beginning == Beginning.ATTRIBUTION) from = fromOutlooksRule(from);
        if (isAnsweredInside(from)) answered(i);
        lines.claim(Block.Kind.QUOTED, from, lines.count());
        lines.note("quoted: " + beginning.rule, i);
    }

    /// Outlook on the web puts a rule above the quote, and sometimes leaves the header block out.
    private int fromOutlooksRule(int end) {
        for (var i = end - 1; i > 0; i--)
            if (lines.isText(i) && HeaderBlock.isOutlooksRule(lines.at(i))) return lines.hasTextBefore(i) ? i : end;
        return end;
    }

    /// "My answers are in red": nothing else tells them from the quote.
    private boolean isAnsweredInside(int end) {
        var said = lines.joined(0, end);
        if (said.length() > LONGEST_ANNOUNCEMENT) return false;
        var words = said.toLowerCase(Locale.ROOT);
        return ANSWERS_BELOW.stream().anyMatch(words::contains);
    }

    /// The letter that is quoted first, without what it quotes itself.
    private void answered(int i) {
        var from = i;
        while (from < lines.count() && !lines.isBlank(from)) from++;
        var to = from;
        while (to < lines.count() && (lines.isBlank(to) || beginning(to).isEmpty())) to++;
        lines.claim(Block.Kind.ANSWERED, from, to);
        lines.note("text: a quote that has answers in it, as its writer says", from);
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
