package org.letterboard.questions;

import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// What short texts mean, courtesy aside: "Please, weekly. Thanks!" is weekly.
public final class Phrases {
    private static final Meaning[] COURTESY = {Meaning.OPENING, Meaning.HARMLESS, Meaning.GREETING, Meaning.FAREWELL};

    private Phrases() {}

    /// Whether all of it has one of these meanings.
    public static boolean mean(String text, Meaning... meanings) {
        if (!mayBegin(text, meanings)) return false;
        var words = Word.of(text);
        var said = false;
        for (var at = 0; at < words.size(); ) {
            var length = Vocabulary.SHIPPED.length(words, at, meanings);
            said |= length > 0;
            if (length == 0) length = Vocabulary.SHIPPED.length(words, at, COURTESY);
            if (length == 0) return false;
            at += length;
        }
        return said;
    }

    /// Whether a phrase of this meaning stands anywhere in it.
    public static boolean has(String text, Meaning meaning) {
        return Vocabulary.SHIPPED.has(Word.of(text), meaning);
    }

    /// Whether it begins with a phrase of this meaning.
    public static boolean begin(String text, Meaning meaning) {
        return mayBegin(text, meaning) && Vocabulary.SHIPPED.begins(Word.of(text), 0, meaning);
    }

    /// Where the last part of a sentence begins: behind its last comma or "and"; 0 where it is of one piece.
    public static int lastPart(String sentence) {
        var words = Word.of(sentence);
        for (var i = words.size() - 1; i > 0; i--)
            if (words.get(i).apart() || Vocabulary.SHIPPED.begins(words, i - 1, Meaning.AND))
                return words.get(i).start();
        return 0;
    }

    /// What stands behind a phrase that the text begins with; empty where it begins with none of this meaning.
    public static Optional<String> behind(String text, Meaning meaning) {
        if (!mayBegin(text, meaning)) return Optional.empty();
        var words = Word.of(text);
        for (var at : List.of(0, courtesy(words, 0))) {
            var end = at + Vocabulary.SHIPPED.length(words, at, meaning);
            if (end > at)
                return Optional.of(
                        end == words.size() ? "" : text.substring(words.get(end).start()));
        }
        return Optional.empty();
    }

    private static boolean mayBegin(String text, Meaning... meanings) {
        return Word.first(text)
                .filter(word ->
                        Vocabulary.SHIPPED.mayBegin(word, meanings) || Vocabulary.SHIPPED.mayBegin(word, COURTESY))
                .isPresent();
    }

    /// How many words a text has, as they stand between spaces.
    public static int count(String text) {
        return new StringTokenizer(text).countTokens();
    }

    private static int courtesy(List<Word> words, int from) {
        var at = from;
        while (at < words.size()) {
            var length = Vocabulary.SHIPPED.length(words, at, COURTESY);
            if (length == 0) return at;
            at += length;
        }
        return at;
    }
}
