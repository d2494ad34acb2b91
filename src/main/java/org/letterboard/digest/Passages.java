package org.letterboard.digest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the passages of a text that come out of texts that we know. Mail programs break lines anew, put marks before
/// them and addresses behind their links, and change nothing in the words: so words are compared, and nothing else.
/// Each known word has a label, which says whose it is.
final class Passages {
    /// Of a word that is in no passage, and of one that might be out of several.
    static final int NOBODY = Integer.MIN_VALUE;

    // Shorter ones everybody writes by chance.
    static final int SHORTEST = 4;

    // Three words are looked up at once; so often one may stand in the known texts and still be followed.
    private static final int GRAM = 3;
    private static final int MOST_PLACES = 24;
    private static final int BITS = 21;
    private static final Pattern BEHIND_LINK = Pattern.compile("<[^<>\\s]*[@/][^<>]*>|\\[[^\\[\\]\\s]*[@/][^\\[\\]]*]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Long, int[]> grams = new HashMap<>();
    private int[] words = new int[1_024];
    private int[] labels = new int[1_024];
    private int size;

    /// A piece of a known text.
    record Piece(int label, String text) {}

    /// For each word of a text, how many words its passage has (0 where it is in none), and its label.
    record Marks(int[] length, int[] label) {}

    /// Adds a text, in pieces that follow one upon the other.
    void add(List<Piece> pieces) {
        var start = size;
        for (var piece : pieces)
            for (var word : words(piece.text())) put(ids.computeIfAbsent(word, _ -> ids.size() + 1), piece.label());
        for (var at = start; at + GRAM <= size; at++) note(gram(words, at), at);
        // A passage does not go on into the next text.
        put(0, NOBODY);
    }

    private void put(int word, int label) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            labels = Arrays.copyOf(labels, size * 2);
        }
        words[size] = word;
        labels[size++] = label;
    }

    private static long gram(int[] words, int at) {
        return ((long) words[at] << (2 * BITS)) | ((long) words[at + 1] << BITS) | words[at + 2];
    }

    private void note(long gram, int at) {
        var places = grams.get(gram);
        if (places == null) grams.put(gram, new int[] {at});
        else if (places.length < MOST_PLACES) {
            var more = Arrays.copyOf(places, places.length + 1);
            more[places.length] = at;
            grams.put(gram, more);
        }
    }

    /// The words of a text, in small letters; what a mail program puts behind a link is not among them.
    static List<String> words(String text) {
        var plain = Normalizer.normalize(BEHIND_LINK.matcher(text).replaceAll(" "), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        for (var word : BETWEEN_WORDS.split(plain, -1)) if (!word.isEmpty()) words.add(word);
        return words;
    }

    /// Marks the passages in these words, the longest ones from the left.
    Marks mark(List<String> text) {
        var marks = new Marks(new int[text.size()], new int[text.size()]);
        Arrays.fill(marks.label(), NOBODY);
        var known = new int[text.size()];
        for (var i = 0; i < known.length; i++) known[i] = ids.getOrDefault(text.get(i), -1);
        for (var at = 0; at + GRAM <= known.length; ) at += markAt(known, at, marks);
        return marks;
    }

    /// Answers how many words further to go on.
    private int markAt(int[] known, int at, Marks marks) {
        if (known[at] < 0 || known[at + 1] < 0 || known[at + 2] < 0) return 1;
        var places = grams.get(gram(known, at));
        if (places == null) return 1;
        var longest = 0;
        for (var place : places) longest = Math.max(longest, common(known, at, place));
        if (longest < SHORTEST) return 1;
        var fit = new ArrayList<Integer>();
        for (var place : places) if (common(known, at, place) == longest) fit.add(place);
        for (var i = 0; i < longest; i++) {
            marks.length()[at + i] = longest;
            marks.label()[at + i] = label(fit, i);
        }
        return longest;
    }

    private int common(int[] known, int at, int place) {
        var length = 0;
        while (at + length < known.length && place + length < size && known[at + length] == words[place + length])
            length++;
        return length;
    }

    private int label(List<Integer> places, int offset) {
        var first = labels[places.getFirst() + offset];
        return places.stream().allMatch(place -> labels[place + offset] == first) ? first : NOBODY;
    }
}
