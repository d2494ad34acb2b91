package org.letterboard.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Tells what the writer wrote from what was quoted and from the signature: the first layer, line by
/// line. Every line gets exactly one kind. A rule that is not sure leaves the line in the text: a quote
/// too many is a nuisance, a lost word is not forgiven.
final class Blocks {

    // Attributions are wrapped at 72 columns and name a person, an address and a date.
    private static final int ATTRIBUTION_LINES = 3;
    // A list's footer: its name, its address, how to leave.
    private static final int FOOTER_LINES = 8;

    private final String[] lines;
    private final Block.Kind[] kinds;
    private final boolean isForward;
    private final List<String> notes;

    private Blocks(String text, String subject, List<String> notes) {
        this.lines = text.isEmpty() ? new String[0] : text.split("\n", -1);
        this.kinds = new Block.Kind[lines.length];
        this.isForward = isForward(subject);
        this.notes = notes;
        Arrays.fill(kinds, Block.Kind.TEXT);
    }

    static List<Block> split(String text, String subject, List<String> notes) {
        var blocks = new Blocks(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, subject, notes);
        blocks.footer();
        blocks.marked();
        blocks.attributed();
        blocks.original();
        blocks.attributedAndUnmarked();
        blocks.signature();
        blocks.phone();
        blocks.nothingButQuotes();
        return blocks.joined();
    }

    private static boolean isForward(String subject) {
        var text = subject.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("fwd:") || text.startsWith("fw:") || text.startsWith("wg:") || text.startsWith("tr:");
    }

    private void note(String rule, int line) {
        notes.add(rule + ", line " + (line + 1));
    }

    private void set(Block.Kind kind, int from, int to) {
        for (var i = from; i < to; i++) if (kinds[i] == Block.Kind.TEXT) kinds[i] = kind;
    }

    private boolean isQuoted(int line) {
        return kinds[line] == Block.Kind.QUOTED;
    }

    private boolean hasTextBefore(int line) {
        for (var i = 0; i < line; i++) if (kinds[i] == Block.Kind.TEXT && !lines[i].isBlank()) return true;
        return false;
    }

    private void footer() {
        for (var i = lines.length - 1; i >= Math.max(0, lines.length - FOOTER_LINES); i--) {
            if (!Signatures.isFooterRule(lines[i])) continue;
            var below = Arrays.asList(lines).subList(i + 1, lines.length);
            if (below.stream().noneMatch(Signatures::isFooterLine)) continue;
            set(Block.Kind.SIGNATURE, i, lines.length);
            note("signature: footer of a mailing list", i);
        }
    }

    private void marked() {
        var first = -1;
        for (var i = 0; i < lines.length; i++) {
            if (kinds[i] != Block.Kind.TEXT || !isMarked(i)) continue;
            kinds[i] = Block.Kind.QUOTED;
            if (first < 0) first = i;
        }
        if (first >= 0) note("quoted: lines marked with >", first);
        for (var i = 1; i + 1 < lines.length; i++)
            if (lines[i].isBlank() && isQuoted(i - 1) && isMarked(i + 1)) kinds[i] = Block.Kind.QUOTED;
    }

    private boolean isMarked(int i) {
        var line = lines[i];
        // ">From" alone is what an mbox makes of a line that begins with "From".
        var isMbox = line.startsWith(">From ") && !isMarkedLine(i - 1) && !isMarkedLine(i + 1);
        // >>> Look here! <<<
        return line.startsWith(">") && !isMbox && !line.endsWith("<<<");
    }

    private boolean isMarkedLine(int i) {
        return i >= 0 && i < lines.length && lines[i].startsWith(">");
    }

    private void attributed() {
        for (var i = 1; i < lines.length; i++) if (isQuoted(i) && !isQuoted(i - 1)) attribute(i);
    }

    /// Looks for the attribution above the quote that begins at `quote`: its last line, and what it was wrapped from.
    private void attribute(int quote) {
        var last = quote - 1;
        while (last > 0 && lines[last].isBlank() && quote - last <= 2) last--;
        for (var first = last; first >= 0 && last - first < ATTRIBUTION_LINES; first--) {
            if (kinds[first] != Block.Kind.TEXT || lines[first].isBlank()) return;
            var words = String.join(" ", Arrays.asList(lines).subList(first, last + 1));
            var language = Attributions.language(words);
            if (language.isEmpty()) continue;
            if (!Attributions.saysWhen(words) && isWrappedInto(first)) continue;
            set(Block.Kind.QUOTED, first, quote);
            note("quoted: attribution line in " + language.get(), first);
            return;
        }
    }

    /// "Ann wrote:" is the end of a wrapped attribution where the line above it names the time and no sentence ends
    /// there.
    private boolean isWrappedInto(int line) {
        if (line == 0 || !Attributions.saysWhen(lines[line - 1])) return false;
        var above = lines[line - 1].strip();
        return !above.endsWith(".") && !above.endsWith("!") && !above.endsWith("?");
    }

    /// Yahoo and some phones mark no line of what they quote: all below an attribution that names time and address is
    /// the quote then, since nobody can tell where it ends.
    private void attributedAndUnmarked() {
        if (isForward) return;
        var lastQuoted = Arrays.asList(kinds).lastIndexOf(Block.Kind.QUOTED);
        for (var i = lastQuoted + 1; i < lines.length; i++) {
            if (kinds[i] != Block.Kind.TEXT || lines[i].isBlank() || !Attributions.mayBegin(lines[i])) continue;
            if (!isFullAttribution(i)) continue;
            if (!hasTextBefore(i)) return;
            set(Block.Kind.QUOTED, i, lines.length);
            note("quoted: all below an attribution line, without marks", i);
            return;
        }
    }

    private boolean isFullAttribution(int from) {
        var words = new StringBuilder();
        for (var i = from; i < lines.length && i < from + ATTRIBUTION_LINES && !lines[i].isBlank(); i++) {
            words.append(i == from ? "" : " ").append(lines[i].strip());
            if (Attributions.isFull(words.toString())) return true;
        }
        return false;
    }

    /// Whether a text begins with a quote, so that its writer has put nothing above it.
    static boolean beginsQuote(String text) {
        var blocks = new Blocks(text, "", new ArrayList<>());
        blocks.marked();
        blocks.attributed();
        for (var i = 0; i < blocks.lines.length; i++) {
            if (blocks.lines[i].isBlank() || isRule(blocks.lines[i])) continue;
            return blocks.isQuoted(i)
                    || Attributions.isOriginalMark(blocks.lines[i])
                    || HeaderBlock.begins(blocks.lines, i)
                    || blocks.isFullAttribution(i);
        }
        return false;
    }

    private void original() {
        if (isForward) return;
        for (var i = 0; i < lines.length; i++) {
            if (kinds[i] != Block.Kind.TEXT) continue;
            var isMark = Attributions.isOriginalMark(lines[i]);
            if (!isMark && !HeaderBlock.begins(lines, i)) continue;
            if (!hasTextBefore(i)) return;
            var rule = i > 0 && isRule(lines[i - 1]) ? i - 1 : i;
            set(Block.Kind.QUOTED, rule, lines.length);
            note(
                    isMark ? "quoted: original message below a dashed line" : "quoted: header block of another message",
                    i);
            return;
        }
    }

    private static boolean isRule(String line) {
        var text = line.strip();
        return text.length() >= 3 && text.chars().allMatch(c -> c == '_' || c == '-');
    }

    private void signature() {
        for (var i = lines.length - 1; i >= 0; i--) {
            if (kinds[i] != Block.Kind.TEXT || !Signatures.isMark(lines[i])) continue;
            var end = i;
            var count = 0;
            while (end < lines.length && kinds[end] == Block.Kind.TEXT) if (!lines[end++].isBlank()) count++;
            if (count > Signatures.LONGEST) return;
            set(Block.Kind.SIGNATURE, i, end);
            note("signature: below its mark", i);
            // A text may have several marks, as where a list adds its own; the lowest two are enough.
        }
    }

    private void phone() {
        // From the end, so that a line which is told already ends the look below: no square of many such lines.
        for (var i = lines.length - 1; i >= 0; i--) {
            if (kinds[i] != Block.Kind.TEXT || !Signatures.isPhoneLine(lines[i]) || hasTextOfItsOwnBelow(i)) continue;
            kinds[i] = Block.Kind.SIGNATURE;
            note("signature: line of a phone or a mail program", i);
        }
    }

    private boolean hasTextOfItsOwnBelow(int line) {
        for (var i = line + 1; i < lines.length && kinds[i] == Block.Kind.TEXT; i++)
            if (!lines[i].isBlank() && !Signatures.isPhoneLine(lines[i])) return true;
        return false;
    }

    // Somebody passes a text on and adds nothing: then the quote is what they wanted to say.
    private void nothingButQuotes() {
        if (hasTextBefore(lines.length)) return;
        var first = Arrays.asList(kinds).indexOf(Block.Kind.QUOTED);
        if (first < 0) return;
        Arrays.setAll(kinds, i -> isQuoted(i) ? Block.Kind.TEXT : kinds[i]);
        note("text: nothing but quotes, so they are shown", first);
    }

    private List<Block> joined() {
        var blocks = new ArrayList<Block>();
        var from = 0;
        for (var i = 1; i <= lines.length; i++) {
            if (i < lines.length && kinds[i] == kinds[from]) continue;
            blocks.add(new Block(
                    kinds[from], String.join("\n", Arrays.asList(lines).subList(from, i)) + "\n"));
            from = i;
        }
        return List.copyOf(blocks);
    }
}
