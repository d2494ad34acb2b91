package org.letterboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The hard limits on sizes: 400 lines a file, 60 a method. The habit is 250 and 25.
class SizeTest {
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    // The formatter puts a member's head at four spaces a level and its closing brace below it.
    private static final Pattern METHOD_HEAD = Pattern.compile(
            "^( {4}| {8})(?!(?:new|return|throw|else|try|for|if|while|switch|do)\\b)[\\w@<].*\\) ?(?:throws [\\w., ]+ )?\\{$");

    @Test
    void no_file_and_no_method_is_too_long() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var root : List.of("src/main/java", "src/test/java")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) measure(file, tooLong);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static void measure(Path file, List<String> tooLong) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.size() > LONGEST_FILE) tooLong.add(file + ": " + lines.size() + " lines");
        for (var i = 0; i < lines.size(); i++) {
            var head = METHOD_HEAD.matcher(lines.get(i));
            if (!head.matches()) continue;
            var end = lines.subList(i, lines.size()).indexOf(head.group(1) + "}");
            if (end + 1 > LONGEST_METHOD) tooLong.add(file + ":" + (i + 1) + ": " + (end + 1) + " lines");
        }
    }
}
