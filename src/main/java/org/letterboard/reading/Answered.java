package org.letterboard.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Quotes that stay in their places, since the writer answers them right below. One above the whole answer, with its
/// attribution, is where some programs put it: nobody needs to read it again. What is long is folded anyhow.
final class Answered {
    // More is a wall.
    private static final int MOST_LINES = 15;
    private static final int LONGEST_FAREWELL = 5;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    // How letters end. Who says no more than this below a quote has answered above it.
    private static final Set<String> FAREWELLS = Set.copyOf(Words.of("farewells"));
    private static final List<String> ADDED = Words.of("added");

    private final Lines lines;
    private final List<Run> runs = new ArrayList<>();

    /// Marked lines that stand together.
    private record Run(int from, int to) {}

    private Answered(Lines lines) {
        this.lines = lines;
        for (var i = 0; i < lines.count(); ) {
            if (!isMarked(i)) {
                i++;
                continue;
            }
            var end = i;
            while (end < lines.count() && lines.isQuoted(end) && (isMarked(end) || lines.isBlank(end))) end++;
            runs.add(new Run(i, end));
            i = end;
        }
    }

    static void claim(Lines lines) {
        new Answered(lines).claim();
    }

    private boolean isMarked(int line) {
        return lines.isQuoted(line) && QuoteMarks.bearsMark(lines.at(line));
    }

    private void claim() {
        var last = lastWords();
        for (var run : runs) {
            if (count(run) > MOST_LINES || isHead(run)) continue;
            if (run.to() > last && !isOwn(run)) return;
            for (var i = run.from(); i < run.to(); i++) lines.set(Block.Kind.ANSWERED, i);
            lines.note("text: a quote that is answered below", run.from());
        }
    }

    /// What its writer has looked up, and not a quote of the letter that is answered: it has no attribution, and stands
    /// above the one of that letter.
    private boolean isOwn(Run run) {
        if (isAttributed(run)) return false;
        var below = run.to();
        while (below < lines.count() && lines.isBlank(below)) below++;
        return lines.isQuoted(below) && !isMarked(below);
    }

    /// The only quote, with its attribution, and nothing written above it.
    private boolean isHead(Run run) {
        return runs.size() == 1 && lines.isQuoted(lines.above(run.from())) && !lines.hasTextBefore(run.from());
    }

    /// Above the quote or, as Apple has it, in its first line.
    private boolean isAttributed(Run run) {
        if (lines.isQuoted(lines.above(run.from()))) return true;
        for (var i = run.from(); i < run.to(); i++) {
            var words = lines.at(i).replaceFirst("^[> ]+", "");
            if (words.isBlank()) continue;
            return Attributions.begins(words)
                    || HeaderWords.isHeaderLine(words)
                    || Attributions.language(words).isPresent();
        }
        return false;
    }

    private int count(Run run) {
        var count = 0;
        for (var i = run.from(); i < run.to(); i++)
            if (!lines.at(i).replace('>', ' ').isBlank()) count++;
        return count;
    }

    /// The last line of what was written that is more than a farewell; -1 where there is none.
    private int lastWords() {
        for (var i = lines.count() - 1; i >= 0; i--) {
            if (!lines.isText(i) || lines.isBlank(i) || HeaderBlock.isRule(lines.at(i))) continue;
            var from = i;
            while (from > 0 && lines.isText(from - 1)) from--;
            return isFarewell(from, i + 1) || isAdded(lines.joined(from, Math.min(i + 1, from + 4)))
                    ? lastWordsAbove(from)
                    : i;
        }
        return -1;
    }

    /// What a server adds below everything that passes through it.
    static boolean isAdded(String paragraph) {
        var words = paragraph.toLowerCase(Locale.ROOT);
        return ADDED.stream().anyMatch(words::startsWith);
    }

    private int lastWordsAbove(int line) {
        for (var i = line - 1; i >= 0; i--) if (lines.isText(i) && !lines.isBlank(i)) return i;
        return -1;
    }

    private boolean isFarewell(int from, int to) {
        return to - from <= 2 * LONGEST_FAREWELL && isFarewell(lines.joined(from, to));
    }

    /// A few words, of which the first, or the first two, are what letters end with.
    static boolean isFarewell(String said) {
        var words = WORD.matcher(said.toLowerCase(Locale.ROOT))
                .results()
                .limit(LONGEST_FAREWELL + 1)
                .map(MatchResult::group)
                .toList();
        if (words.isEmpty() || words.size() > LONGEST_FAREWELL) return false;
        return FAREWELLS.contains(words.getFirst())
                || (words.size() > 1 && FAREWELLS.contains(words.getFirst() + " " + words.get(1)));
    }
}
