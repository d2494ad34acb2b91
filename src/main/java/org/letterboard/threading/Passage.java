package org.letterboard.threading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A quoted text as its rows of words, so that it is found again however its lines were broken.
final class Passage {
    /// So many words make a row. Fewer are the same in many letters.
    static final int ROW = 4;

    private static final int MOST_WORDS = 1_000;
    private static final int MOST_CHARACTERS = 20_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Set<String> rows;
    private final int words;

    private Passage(List<String> words) {
        this.words = words.size();
        this.rows = rows(words);
    }

    static Passage of(String text) {
        return new Passage(words(text));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int rows() {
        return rows.size();
    }

    int words() {
        return words;
    }

    /// How many of its rows stand in a text.
    int rowsIn(String text) {
        var count = 0;
        for (var row : rows(words(text))) if (rows.contains(row)) count++;
        return count;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var cut = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        var found = WORD.matcher(cut.toLowerCase(Locale.ROOT));
        while (words.size() < MOST_WORDS && found.find()) words.add(found.group());
        return words;
    }

    private static Set<String> rows(List<String> words) {
        var rows = new HashSet<String>();
        for (var i = 0; i + ROW <= words.size(); i++) rows.add(String.join(" ", words.subList(i, i + ROW)));
        return rows;
    }
}
