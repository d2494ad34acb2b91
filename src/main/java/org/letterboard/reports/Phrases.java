package org.letterboard.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What mail systems say, in their languages. A file holds lines such as `mailbox-full de: postfach ist voll | quota`;
/// a phrase stands for itself, whatever its case, accents and spaces.
public final class Phrases {
    // So short a phrase must be a word, or words, of its own.
    private static final int SHORT = 5;

    private final Map<String, List<String>> byName = new LinkedHashMap<>();

    private Phrases() {}

    /// @param file by its path among our resources
    public static Phrases load(String file) {
        var phrases = new Phrases();
        try (var in = Phrases.class.getResourceAsStream("/" + file)) {
            if (in == null) throw new IllegalStateException("the program lacks its file " + file);
            phrases.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return phrases;
    }

    private void read(InputStream in) throws IOException {
        for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var colon = line.indexOf(':');
            if (colon < 0) throw new IllegalStateException("a line of phrases without a colon: " + line);
            var name = line.substring(0, colon).split(" ", 2)[0];
            var list = byName.computeIfAbsent(name, key -> new ArrayList<>());
            for (var phrase : line.substring(colon + 1).split("\\|", -1))
                if (!phrase.isBlank()) list.add(folded(phrase).strip());
        }
    }

    /// In which every phrase is looked for: small letters, no accents, single spaces, straight quotes.
    public static String folded(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("\u00df", "ss")
                .replace("\u00e6", "ae");
        var out = new StringBuilder(bare.length());
        for (var i = 0; i < bare.length(); i++) {
            var c = bare.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) continue;
            c = plain(c);
            if (c == '\u2019' || c == '\u2018' || c == '`') c = '\'';
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Letters with a stroke, which no normal form takes apart.
    private static char plain(char c) {
        return switch (c) {
            case '\u0142' -> 'l';
            case '\u00f8' -> 'o';
            case '\u0111' -> 'd';
            case '\u0131' -> 'i';
            default -> c;
        };
    }

    /// The first phrase of that name which stands in the folded text.
    public Optional<String> find(String name, String folded) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(phrase -> isIn(folded, phrase))
                .findFirst();
    }

    // "rbl" is in marble, too.
    private static boolean isIn(String folded, String phrase) {
        if (phrase.length() > SHORT || !phrase.chars().allMatch(Phrases::isLatin)) return folded.contains(phrase);
        for (var at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
            var end = at + phrase.length();
            var begins = at == 0 || !isLatin(folded.charAt(at - 1));
            if (begins && (end == folded.length() || !isLatin(folded.charAt(end)))) return true;
        }
        return false;
    }

    private static boolean isLatin(int c) {
        return c >= 'a' && c <= 'z';
    }

    public boolean says(String name, String folded) {
        return find(name, folded).isPresent();
    }

    public boolean begins(String name, String folded) {
        return byName.getOrDefault(name, List.of()).stream().anyMatch(folded::startsWith);
    }

    /// How long the longest phrase of that name is which the folded text begins with, whole words only; 0 for none.
    public int length(String name, String folded) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(folded::startsWith)
                .mapToInt(String::length)
                .filter(end -> end == folded.length() || !isLatin(folded.charAt(end)))
                .max()
                .orElse(0);
    }

    boolean ends(String name, String folded) {
        return byName.getOrDefault(name, List.of()).stream().anyMatch(folded::endsWith);
    }

    Iterable<String> names() {
        return byName.keySet();
    }
}
