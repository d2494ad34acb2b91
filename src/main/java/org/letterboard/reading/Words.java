package org.letterboard.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The words that mail programs write in many languages, which are files and not code: in lower case, with commas
/// between, in quotation marks where a space belongs to one.
final class Words {
    private Words() {}

    /// The words of a file.
    static List<String> of(String name) {
        return lines(name).stream()
                .flatMap(line -> Arrays.stream(line.split(", ")))
                .map(word -> word.startsWith("\"") ? word.substring(1, word.length() - 1) : word)
                .toList();
    }

    /// The lines of a file that are no remarks.
    static List<String> lines(String name) {
        var file = "/reading/" + name + ".txt";
        try (var in = Words.class.getResourceAsStream(file);
                var reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
