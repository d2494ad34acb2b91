package org.letterboard.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A configuration that a test writes, in a folder of its own.
record ConfigFolder(Path home) {
    static final String LEAST = "domain = \"lists.example.org\"\noperator = \"admin@example.org\"\n";

    /// With the two keys that must be there.
    static ConfigFolder least(Path home) {
        return new ConfigFolder(home).with("letterboard.toml", LEAST);
    }

    Path config() {
        return home.resolve("config");
    }

    ConfigFolder with(String file, String text) {
        return beside("config/" + file, text);
    }

    /// A file that is no part of the configuration but named by it.
    ConfigFolder beside(String file, String text) {
        try {
            var path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Loaded read() {
        return ConfigReader.read(config());
    }

    Settings settings() {
        return switch (read()) {
            case Loaded.Right(var settings, var _, var _) -> settings;
            case Loaded.Wrong wrong -> throw new AssertionError(wrong.report().text());
        };
    }

    /// Each problem as the report tells it; none where all is right.
    List<String> problems() {
        return switch (read()) {
            case Loaded.Right _ -> List.of();
            case Loaded.Wrong(var problems, var _) ->
                problems.stream().map(Problem::toString).toList();
        };
    }

    List<String> remarks() {
        return switch (read()) {
            case Loaded.Right(var _, var remarks, var _) ->
                remarks.stream().map(Problem::toString).toList();
            case Loaded.Wrong wrong -> throw new AssertionError(wrong.report().text());
        };
    }
}
