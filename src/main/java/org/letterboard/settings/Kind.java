package org.letterboard.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How the value of a key is written, and the type it becomes.
///
/// @param example one that fits; it also stands in for a value that does not, so that reading can go on to the next
///                problem
/// @param secret  what was found is never repeated in a complaint
/// @param reading from what TOML made of it: String, Long, Double, Boolean, a date, a time, TomlArray or TomlTable
record Kind<T>(Object example, boolean secret, Function<Object, Parsed<T>> reading) {

    /// What came of reading a value.
    sealed interface Parsed<T> {}

    record Fits<T>(T value) implements Parsed<T> {}

    /// @param remedy what was expected, or did you mean, to stand in brackets after what was found
    record Unfit<T>(String remedy) implements Parsed<T> {}

    // For a line on a page or in a header; nobody names a list with more.
    private static final int LONGEST_TEXT = 500;

    static final Kind<String> TEXT = text("Walkers");
    static final Kind<Path> PATH = written("secret/key", Kind::readPath);
    static final Kind<Boolean> YES_OR_NO = new Kind<>(
            true,
            false,
            found -> found instanceof Boolean answer
                    ? new Fits<>(answer)
                    : new Unfit<>("expected true or false, without quotes"));
    static final Kind<Secret> SECRET = new Kind<>(
            "a long word that nobody guesses",
            true,
            found -> found instanceof String word && isLine(word)
                    ? new Fits<>(new Secret(word))
                    : new Unfit<>("expected text in quotes"));

    /// One line of any text.
    static Kind<String> text(String example) {
        return written(
                example,
                text -> isLine(text)
                        ? new Fits<>(text)
                        : new Unfit<>("expected one line of text, at most " + LONGEST_TEXT + " letters"));
    }

    /// One word out of those of `type`, which the file writes small and with hyphens.
    static <E extends Enum<E>> Kind<E> word(Class<E> type) {
        var all = List.of(type.getEnumConstants());
        return written(word(all.getFirst()), found -> {
            var fit = all.stream().filter(one -> word(one).equals(found)).findFirst();
            return fit.<Parsed<E>>map(Fits::new)
                    .orElseGet(() -> new Unfit<>("expected " + choice(type)
                            + Nearest.of(found, all.stream().map(Kind::word).toList())
                                    .map(word -> "; did you mean \"" + word + "\"?")
                                    .orElse("")));
        });
    }

    /// All words of `type`, as one says them: `anyone, members or moderators`.
    static String choice(Class<? extends Enum<?>> type) {
        var words = Arrays.stream(type.getEnumConstants()).map(Kind::word).toList();
        return words.stream().limit(words.size() - 1).collect(Collectors.joining(", ")) + " or " + words.getLast();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A kind that is written as text in quotes.
    static <T> Kind<T> written(String example, Function<String, Parsed<T>> reading) {
        return new Kind<>(
                example,
                false,
                found -> found instanceof String text
                        ? reading.apply(text)
                        : new Unfit<>("expected text in quotes, for example \"" + example + '"'));
    }

    static <T> Unfit<T> expected(String example) {
        return new Unfit<>("expected for example \"" + example + '"');
    }

    /// The same kind with an example that suits the key better.
    Kind<T> like(Object other) {
        return new Kind<>(other, secret, reading);
    }

    Parsed<T> read(Object found) {
        return reading.apply(found);
    }

    private static boolean isLine(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    private static Parsed<Path> readPath(String text) {
        if (!isLine(text)) return expected("secret/key");
        try {
            return new Fits<>(Path.of(text));
        } catch (InvalidPathException _) {
            return expected("secret/key");
        }
    }
}
