package org.letterboard.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letterboard.digest.Issue.Item;
import org.letterboard.digest.Passages.Piece;
import org.letterboard.reading.Block;
import org.letterboard.reading.Reading;

/// Digests as they were sent, to find again in a reply: every passage of them, and which letter it belongs to.
final class Printed {
    /// Instead of a letter's place: it stands before the first letter, or behind the last one.
    static final int FRAME = -1;
    /// It cannot be told which letter it is of.
    static final int UNKNOWN = 0;

    // `walkers+TOKEN@` stands below each letter, and nowhere else.
    private static final Pattern TOKEN = Pattern.compile("\\+([a-z2-7]{32})@", Pattern.CASE_INSENSITIVE);

    private final Passages passages = new Passages();
    private final Map<List<String>, Set<Integer>> shortLines = new HashMap<>();

    /// Adds a digest.
    ///
    /// @param place which letter answers a token; [#FRAME] for none
    void add(byte[] sent, List<Item> items, ToIntFunction<String> place) {
        var letter = Reading.read(sent);
        passages.add(List.of(new Piece(FRAME, letter.subject())));
        for (var text : List.of(text(letter.body().blocks()), html(letter.body().html())))
            passages.add(pieces(text, items, place));
        for (var item : items) {
            passages.add(List.of(new Piece(item.place(), item.post().author() + "\n" + item.words())));
            item.words().lines().forEach(line -> note(line, item.place()));
        }
    }

    private static String text(List<Block> blocks) {
        return blocks.stream().map(Block::text).collect(Collectors.joining());
    }

    /// The HTML as text, as the reading makes it of a reply that has nothing else.
    private static String html(@Nullable String html) {
        if (html == null) return "";
        var alone = "Content-Type: text/html; charset=utf-8\r\n\r\n" + html;
        return text(Reading.read(alone.getBytes(UTF_8)).body().blocks());
    }

    /// A letter ends with its address, and the first one begins with its heading.
    private static List<Piece> pieces(String text, List<Item> items, ToIntFunction<String> place) {
        var pieces = new ArrayList<Piece>();
        var from = 0;
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            var label = place.applyAsInt(tokens.group(1));
            var lineEnd = text.indexOf('\n', tokens.end());
            var end = lineEnd < 0 ? text.length() : lineEnd;
            if (from == 0 && label != FRAME) {
                var heading = Math.max(0, text.indexOf("\n" + label + ". " + author(items, label)));
                pieces.add(new Piece(FRAME, text.substring(0, heading)));
                from = heading;
            }
            pieces.add(new Piece(label, text.substring(from, end)));
            from = end;
        }
        pieces.add(new Piece(FRAME, text.substring(from)));
        return pieces;
    }

    private static String author(List<Item> items, int place) {
        return place <= items.size() ? items.get(place - 1).post().author() : "";
    }

    private void note(String line, int place) {
        var words = Passages.words(line);
        if (!words.isEmpty() && words.size() < Passages.SHORTEST)
            shortLines.computeIfAbsent(words, _ -> new HashSet<>()).add(place);
    }

    Passages.Marks mark(List<String> words) {
        return passages.mark(words);
    }

    /// The letter of which a few words are a whole line; [#UNKNOWN] where that is none, or several.
    int ofShortLine(List<String> words) {
        var places = shortLines.getOrDefault(words, Set.of());
        return places.size() == 1 ? places.iterator().next() : UNKNOWN;
    }
}
