package org.letterboard.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The shared corpora: files and their answers.
record Folder(Path root) {
    static final Folder SHARED = new Folder(Path.of("../shared/corpora"));

    boolean isThere() {
        return Files.isDirectory(root);
    }

    byte[] bytes(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode answers(String path) {
        try {
            return new ObjectMapper().readTree(root.resolve(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> words(JsonNode array) {
        return each(array).stream().map(JsonNode::asText).toList();
    }

    Stream<Path> files(String path) {
        try (var all = Files.walk(root.resolve(path))) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
