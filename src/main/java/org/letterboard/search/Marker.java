package org.letterboard.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts the place out of a text that says most about what was wanted, and marks the words. Made for one page of hits,
/// in one language.
public final class Marker implements AutoCloseable {
    // About three lines on a wide screen.
    private static final int LONGEST = 240;
    // What stands before the first marked word.
    private static final int BEFORE = 60;
    // The end of a word or a sentence is looked for so far.
    private static final int STEP = 25;
    // Four pages; what is wanted stands further back in few posts, whose beginning is shown then.
    private static final int MOST_READ = 12_000;

    private final Words words;
    private final Set<String> wanted = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    /// A stretch of text.
    public record Piece(String text, boolean marked) {}

    private record Range(int start, int end, String word) {}

    public Marker(Wanted asked, Locale language) {
        var tongue = Tongue.of(language);
        try (var asTyped = new Words(tongue, false)) {
            for (var part : asked.parts()) {
                if (part instanceof Wanted.Beginning(var text)) beginnings.add(asTyped.beginning(text));
                else asTyped.of(part.text()).forEach(word -> wanted.add(word.word()));
            }
        }
        words = new Words(tongue, !beginnings.isEmpty());
    }

    /// The whole text, with the words marked.
    public List<Piece> whole(String text) {
        var line = Words.composed(text);
        return pieces(line, 0, line.length(), ranges(line));
    }

    /// At most a few lines of the text.
    public List<Piece> snippet(String text) {
        var read = text.length() > MOST_READ ? text.substring(0, MOST_READ) : text;
        var line = oneLine(Words.composed(read));
        var ranges = ranges(line);
        var start = start(line, ranges);
        var end = end(line, start);
        var pieces = new ArrayList<Piece>();
        if (start > 0) pieces.add(new Piece("… ", false));
        pieces.addAll(pieces(line, start, end, ranges));
        if (end < line.length()) pieces.add(new Piece(" …", false));
        return pieces;
    }

    private static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isISOControl(c)) line.append(c);
            else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append(' ');
        }
        return line.toString().strip();
    }

    private List<Range> ranges(String text) {
        var ranges = new ArrayList<Range>();
        for (var at : words.of(text)) {
            var last = ranges.isEmpty() ? -1 : ranges.getLast().end();
            if (at.start() >= last && isWanted(at.word())) ranges.add(new Range(at.start(), at.end(), at.word()));
        }
        return ranges;
    }

    private boolean isWanted(String word) {
        return wanted.contains(word) || beginnings.stream().anyMatch(word::startsWith);
    }

    /// Where most different words that are wanted stand near each other, the first such place.
    private static int start(String text, List<Range> ranges) {
        var best = 0;
        var most = 0;
        for (var i = 0; i < ranges.size(); i++) {
            var from = ranges.get(i).start();
            var near = new HashSet<String>();
            for (var j = i; j < ranges.size() && ranges.get(j).end() <= from + LONGEST - BEFORE; j++)
                near.add(ranges.get(j).word());
            if (near.size() <= most) continue;
            most = near.size();
            best = from;
        }
        if (best <= BEFORE || text.length() <= LONGEST) return 0;
        return wordStart(text, Math.min(best - BEFORE, text.length() - LONGEST));
    }

    private static int wordStart(String text, int at) {
        for (var i = at; i < at + STEP; i++) if (text.charAt(i) == ' ') return i + 1;
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    private static int end(String text, int start) {
        var end = start + LONGEST;
        if (end >= text.length()) return text.length();
        for (var i = end; i > end - STEP; i--) if (text.charAt(i) == ' ') return i;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static List<Piece> pieces(String text, int start, int end, List<Range> ranges) {
        var pieces = new ArrayList<Piece>();
        var at = start;
        for (var range : ranges) {
            if (range.start() < at || range.end() > end) continue;
            if (range.start() > at) pieces.add(new Piece(text.substring(at, range.start()), false));
            pieces.add(new Piece(text.substring(range.start(), range.end()), true));
            at = range.end();
        }
        if (at < end) pieces.add(new Piece(text.substring(at, end), false));
        return pieces;
    }

    @Override
    public void close() {
        words.close();
    }
}
