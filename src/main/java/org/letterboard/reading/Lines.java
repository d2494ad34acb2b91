package org.letterboard.reading;

import java.util.Arrays;
import java.util.List;

/// The lines of a text while the rules tell what each of them is. What no rule has claimed is text; what one has
/// claimed the next ones leave alone.
final class Lines {
    private final String[] lines;
    private final Block.Kind[] kinds;
    private final List<String> notes;

    /// @param notes where the rules write what they decided, in words
    Lines(String text, List<String> notes) {
        this.lines = text.isEmpty() ? new String[0] : text.split("\n", -1);
        this.kinds = new Block.Kind[lines.length];
        this.notes = notes;
        Arrays.fill(kinds, Block.Kind.TEXT);
    }

    int count() {
        return lines.length;
    }

    String at(int line) {
        return lines[line];
    }

    Block.Kind kind(int line) {
        return kinds[line];
    }

    boolean isText(int line) {
        return kinds[line] == Block.Kind.TEXT;
    }

    boolean isQuoted(int line) {
        return line >= 0 && line < lines.length && kinds[line] == Block.Kind.QUOTED;
    }

    boolean isBlank(int line) {
        return lines[line].isBlank();
    }

    /// Several lines as one, as they were before they were wrapped.
    String joined(int from, int to) {
        var out = new StringBuilder();
        for (var i = from; i < to; i++)
            if (!isBlank(i)) out.append(out.isEmpty() ? "" : " ").append(lines[i].strip());
        return out.toString();
    }

    /// Claims what is still text.
    void claim(Block.Kind kind, int from, int to) {
        for (var i = from; i < to; i++) if (isText(i)) kinds[i] = kind;
    }

    void set(Block.Kind kind, int line) {
        kinds[line] = kind;
    }

    boolean hasTextBefore(int line) {
        return hasText(0, line);
    }

    boolean hasText(int from, int to) {
        for (var i = from; i < to; i++) if (isText(i) && !isBlank(i)) return true;
        return false;
    }

    /// Whether something was written below the marked lines that begin here.
    boolean hasTextBelowQuote(int line) {
        if (!isQuoted(line)) return false;
        var end = line;
        while (end < lines.length && isQuoted(end)) end++;
        return hasText(end, lines.length);
    }

    /// The last line above this one that is not blank; -1 where there is none.
    int above(int line) {
        var i = line - 1;
        while (i >= 0 && isBlank(i)) i--;
        return i;
    }

    /// Behind the last line of the writer's own.
    int lastOwn() {
        var end = lines.length;
        while (end > 0 && (!isText(end - 1) || isBlank(end - 1))) end--;
        return end;
    }

    void note(String rule, int line) {
        notes.add(rule + ", line " + (line + 1));
    }

    List<String> lines(int from, int to) {
        return Arrays.asList(lines).subList(from, to);
    }
}
