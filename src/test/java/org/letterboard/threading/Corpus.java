package org.letterboard.threading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.letterboard.mail.MessageIds;

/// Reads the messages of the shared corpora, as far as threading wants to know them.
final class Corpus {
    static final Path ROOT = Path.of("../shared/corpora");

    /// A message: its id, made up where it has none or another one had it before, and whom it names.
    record Mail(String id, boolean sameIdBefore, Map<String, String> headers, Ancestry ancestry) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Corpus() {}

    static void skipWhereMissing() {
        if (Files.isDirectory(ROOT)) return;
        System.out.println("skipped: the corpora are not at " + ROOT);
        Assumptions.abort("no corpora");
    }

    static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(ROOT.resolve(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Mail> mbox(String path) {
        var messages = new ArrayList<StringBuilder>();
        for (var line : read(ROOT.resolve(path)).split("\n", -1)) {
            if (line.startsWith("From ")) messages.add(new StringBuilder());
            else messages.getLast().append(line).append('\n');
        }
        return mails(messages.stream().map(StringBuilder::toString));
    }

    static List<Mail> files(String folder, JsonNode names) {
        return mails(stream(names).map(name -> read(ROOT.resolve(folder).resolve(name.asText()))));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mail> mails(Stream<String> messages) {
        var seen = new HashSet<String>();
        var mails = new ArrayList<Mail>();
        messages.forEach(message -> {
            var headers = headers(message);
            var ids = MessageIds.parse(headers.getOrDefault("message-id", ""));
            var id = ids.isEmpty() ? "<none." + mails.size() + ">" : ids.getFirst();
            mails.add(new Mail(
                    id,
                    !seen.add(id),
                    headers,
                    Ancestry.read(bracketed(headers, "references"), bracketed(headers, "in-reply-to"))));
        });
        return mails;
    }

    /// The peers know no id without its brackets.
    private static @Nullable String bracketed(Map<String, String> headers, String name) {
        var value = headers.get(name);
        return value == null || value.indexOf('<') < 0 ? null : value;
    }

    private static Map<String, String> headers(String message) {
        var headers = new HashMap<String, String>();
        @Nullable String last = null;
        for (var line : Arrays.asList(message.split("\r?\n", -1))) {
            if (line.isEmpty()) break;
            if (Character.isWhitespace(line.charAt(0)) && last != null) headers.merge(last, line, String::concat);
            var colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) || colon < 1) continue;
            last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (headers.putIfAbsent(last, line.substring(colon + 1).strip()) != null) last = null;
        }
        return headers;
    }
}
