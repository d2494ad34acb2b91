package org.letterboard.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The phrases that we understand in answers, of all languages at once: a moderator of an English list may say "ja".
final class Vocabulary {

    // The longest phrase has ten words.
    private static final int LONGEST = 12;
    private static final Pattern CHOICE = Pattern.compile("\\(([^)]*)\\)");

    /// What the program brings along. A language is a file more.
    static final Vocabulary SHIPPED = shipped("en", "de", "fr", "es", "nl", "it");

    private final Map<Meaning, Map<String, Integer>> phrases = new EnumMap<>(Meaning.class);
    // The words that phrases begin with: most words of a letter are none, and no phrase is looked for there.
    private final Map<Meaning, Set<String>> firsts = new EnumMap<>(Meaning.class);
    private final Map<String, Integer> numbers = new HashMap<>();

    private Vocabulary() {}

    private static Vocabulary shipped(String... languages) {
        var vocabulary = new Vocabulary();
        for (var language : languages) vocabulary.read("/questions/" + language + ".txt");
        return vocabulary;
    }

    private void read(String file) {
        try (var in = Vocabulary.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("there is no " + file);
            var lines = new String(in.readAllBytes(), UTF_8).lines().toList();
            for (var i = 0; i < lines.size(); i++) readLine(lines.get(i).strip(), file + " line " + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readLine(String line, String place) {
        if (line.isEmpty() || line.startsWith("#")) return;
        var colon = line.indexOf(':');
        if (colon < 0) throw new IllegalStateException(place + ": \"" + line + "\" (expected \"yes: phrase, phrase\")");
        var key = line.substring(0, colon).strip();
        for (var pattern : line.substring(colon + 1).split(",", -1)) {
            for (var phrase : expanded(pattern)) {
                var words = Word.of(phrase);
                if (key.matches("\\d+")) numbers.put(joined(words, 0, words.size()), Integer.valueOf(key));
                else add(meaning(key, place), words);
            }
        }
    }

    /// "(do not|dont) send (it|this)" are four phrases; an empty choice is none of the words.
    private static List<String> expanded(String pattern) {
        var group = CHOICE.matcher(pattern);
        if (!group.find()) return List.of(pattern);
        return Arrays.stream(group.group(1).split("\\|", -1))
                .map(choice -> pattern.substring(0, group.start()) + choice + pattern.substring(group.end()))
                .flatMap(phrase -> expanded(phrase).stream())
                .toList();
    }

    private static Meaning meaning(String key, String place) {
        return Arrays.stream(Meaning.values())
                .filter(meaning -> meaning.word().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(place + ": there is no meaning \"" + key + "\""));
    }

    private void add(Meaning meaning, List<Word> words) {
        phrases.computeIfAbsent(meaning, m -> new HashMap<>()).put(joined(words, 0, words.size()), words.size());
        firsts.computeIfAbsent(meaning, m -> new HashSet<>())
                .add(words.getFirst().text());
    }

    private static String joined(List<Word> words, int from, int to) {
        var out = new StringBuilder();
        for (var i = from; i < to; i++) {
            if (i > from) out.append(' ');
            out.append(words.get(i).text());
        }
        return out.toString();
    }

    /// How many of the words, from `at` on, are one phrase of one of these meanings, the longest that there is; 0 where
    /// none is. Nothing but spaces stands inside a phrase.
    int length(List<Word> words, int at, Meaning... meanings) {
        if (at >= words.size() || !mayBegin(words.get(at), meanings)) return 0;
        var most = 0;
        for (var end = at + 1; end <= words.size() && end - at <= LONGEST; end++) {
            if (end > at + 1 && words.get(end - 1).apart()) break;
            var phrase = joined(words, at, end);
            for (var meaning : meanings)
                if (phrases.getOrDefault(meaning, Map.of()).containsKey(phrase)) most = end - at;
        }
        return most;
    }

    /// Whether a phrase of one of these meanings begins with this word.
    boolean mayBegin(Word word, Meaning... meanings) {
        for (var meaning : meanings) if (firsts.getOrDefault(meaning, Set.of()).contains(word.text())) return true;
        return false;
    }

    boolean begins(List<Word> words, int at, Meaning... meanings) {
        return length(words, at, meanings) > 0;
    }

    /// Whether one of these meanings stands anywhere in the words.
    boolean has(List<Word> words, Meaning... meanings) {
        for (var i = 0; i < words.size(); i++) if (begins(words, i, meanings)) return true;
        return false;
    }

    /// The number that a word stands for: 2, two, second.
    Optional<Integer> number(Word word) {
        if (word.isNumber())
            return word.text().length() < 5 ? Optional.of(Integer.valueOf(word.text())) : Optional.empty();
        return Optional.ofNullable(numbers.get(word.text()));
    }
}
