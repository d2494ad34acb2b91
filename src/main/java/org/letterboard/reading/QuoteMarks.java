package org.letterboard.reading;

import java.util.HashMap;
import java.util.regex.Pattern;

/// Quotes whose every line is marked: by `>`, by a bar, or by somebody's initials before it.
final class QuoteMarks {
    // "Ann> ", "C>": what newsreaders put before a quote.
    private static final Pattern INITIALS = Pattern.compile("(\\p{Lu}\\p{L}{0,11})>{1,5}(?: .*)?");
    private static final Pattern INDENTED = Pattern.compile(" {1,3}>(?: |>|$)");
    private static final Pattern BAR = Pattern.compile(" {0,3}\\|");
    private static final int FEWEST_INDENTED = 4;
    private static final int LONGEST_INITIALS = 3;
    private static final int LONGEST_REST = 20;
    private static final Pattern LINK = Pattern.compile("https?://");
    private static final int LONGEST_PIECE = 200;
    // Programs wrap at 72 to 80 columns; the next word had no room.
    private static final int FULL_LINE = 68;
    private static final int LONGEST_WRAPPED = 72;

    private final Lines lines;

    private QuoteMarks(Lines lines) {
        this.lines = lines;
    }

    static void claim(Lines lines) {
        var marks = new QuoteMarks(lines);
        marks.marked();
        marks.indented();
        marks.brokenLines();
        marks.initials();
        marks.blankBetween();
    }

    private void marked() {
        var first = -1;
        for (var i = 0; i < lines.count(); i++) {
            if (!lines.isText(i) || !isMarked(i)) continue;
            lines.set(Block.Kind.QUOTED, i);
            if (first < 0) first = i;
        }
        if (first >= 0) lines.note("quoted: lines marked with >", first);
    }

    private boolean isMarked(int i) {
        if (!isMarkedLine(i)) return false;
        if (isMarkedLine(i - 1)) return true;
        var line = lines.at(i);
        // ">From" alone is what an mbox makes of a line that begins with "From".
        var isMbox = line.startsWith(">From ") && !isMarkedLine(i + 1);
        // >>> Look here! <<<
        return !isMbox && !line.endsWith("<<<") && !Attributions.isGroupWise(line) && !Attributions.isEnd(line);
    }

    private boolean isMarkedLine(int i) {
        return i >= 0 && i < lines.count() && lines.at(i).startsWith(">");
    }

    /// " > ", as exmh and others write it. Fewer lines together may be something else.
    private void indented() {
        var isAttributed = false;
        for (var i = 0; i < lines.count(); ) {
            var end = i;
            var marked = 0;
            while (end < lines.count() && lines.isText(end) && (isIndented(end) || isRest(end, i))) {
                if (isIndented(end)) marked++;
                end++;
            }
            isAttributed |= marked > 0 && isBelowAttribution(i);
            if (marked >= (isAttributed ? 1 : FEWEST_INDENTED)) {
                lines.claim(Block.Kind.QUOTED, i, end);
                lines.note("quoted: indented lines marked with >", i);
            }
            i = Math.max(end, i + 1);
        }
    }

    private boolean isBelowAttribution(int i) {
        var above = lines.above(i);
        return above >= 0
                && Attributions.language(lines.at(above).replaceFirst("^>{1,5} ?", ""))
                        .isPresent();
    }

    private boolean isIndented(int i) {
        return INDENTED.matcher(lines.at(i)).lookingAt();
    }

    // The end of a line that was wrapped.
    private boolean isRest(int i, int from) {
        var line = lines.at(i);
        if (i == from || line.isBlank() || line.length() > LONGEST_REST || !line.startsWith("    ")) return false;
        return i + 1 == lines.count() || lines.isBlank(i + 1) || isIndented(i + 1);
    }

    /// Whether a line of a quote bears its mark: `>`, also indented, or a bar.
    static boolean bearsMark(String line) {
        return line.startsWith(">")
                || INDENTED.matcher(line).lookingAt()
                || BAR.matcher(line).lookingAt();
    }

    static boolean isBar(String line) {
        return BAR.matcher(line).lookingAt();
    }

    /// A program that wraps what it quotes leaves the end of a long line without a mark, between lines that have one.
    private void brokenLines() {
        for (var i = 1; i + 1 < lines.count(); i++) {
            if (!lines.isText(i) || lines.isBlank(i)) continue;
            if (!lines.isQuoted(i - 1) || lines.isBlank(i - 1) || !lines.isQuoted(i + 1)) continue;
            if (isPiece(lines.at(i).strip()) || isRestOf(lines.at(i - 1).stripTrailing(), lines.at(i)))
                lines.set(Block.Kind.QUOTED, i);
        }
    }

    /// A full line that stops within a sentence, and below it one that goes on: nobody answers there.
    private static boolean isRestOf(String full, String line) {
        var last = full.charAt(full.length() - 1);
        return full.length() >= FULL_LINE
                && (Character.isLetter(last) || last == ',')
                && line.length() <= LONGEST_WRAPPED
                && Character.isLowerCase(line.charAt(0));
    }

    private static boolean isPiece(String line) {
        if (line.length() > LONGEST_PIECE) return false;
        // "Yes." is an answer; no answer is one long word with a link's signs in it.
        var isWord = line.indexOf(' ') < 0 && line.chars().anyMatch(c -> "=/)&%<>@".indexOf(c) >= 0);
        return isWord || (line.endsWith(">") && LINK.matcher(line).find());
    }

    /// A single line may begin so in a list of choices; the same initials twice are a person's.
    private void initials() {
        var counts = new HashMap<String, Integer>();
        for (var i = 0; i < lines.count(); i++) counts.merge(initialsAt(i), 1, Integer::sum);
        var first = -1;
        for (var i = 0; i < lines.count(); i++) {
            var initials = initialsAt(i);
            if (initials.isEmpty() || !lines.isText(i)) continue;
            var isRun = !initialsAt(i - 1).isEmpty() || !initialsAt(i + 1).isEmpty();
            if (!isRun && (initials.length() > LONGEST_INITIALS || counts.getOrDefault(initials, 0) < 2)) continue;
            lines.set(Block.Kind.QUOTED, i);
            if (first < 0) first = i;
        }
        if (first >= 0) lines.note("quoted: lines marked with initials", first);
    }

    private String initialsAt(int i) {
        if (i < 0 || i >= lines.count() || lines.at(i).indexOf('>') < 1) return "";
        var matcher = INITIALS.matcher(lines.at(i));
        return matcher.matches() ? matcher.group(1) : "";
    }

    private void blankBetween() {
        for (var i = 1; i + 1 < lines.count(); i++)
            if (lines.isText(i) && lines.isBlank(i) && lines.isQuoted(i - 1) && lines.isQuoted(i + 1))
                lines.set(Block.Kind.QUOTED, i);
    }
}
