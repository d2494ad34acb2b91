package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays `sessions/*.smtp` against a real door. `C:` is sent with CR LF, `R:` as it stands with `\r`, `\n` and `\0`
/// spelled out, `S:` is a regular expression for the next line of the door, `S: (closed)` the end of the connection,
/// `L:` a limit of the door, `K:` the number of messages that were kept, `#` a comment.
class SessionScriptTest {

    @TempDir
    Path folder;

    static Stream<Path> scripts() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/sessions"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void the_door_says_what_the_script_says(Path script) throws IOException {
        var lines = Files.readAllLines(script);
        try (var door = new OpenDoor(limits(lines), folder);
                var peer = door.peer()) {
            for (var i = 0; i < lines.size(); i++) play(script.getFileName() + ":" + (i + 1), lines.get(i), door, peer);
        }
    }

    private static void play(String where, String line, OpenDoor door, Peer peer) throws IOException {
        if (line.isBlank() || line.startsWith("#")) return;
        var text = line.length() > 3 ? line.substring(3) : "";
        switch (line.substring(0, 2)) {
            case "C:" -> peer.send((text + "\r\n").getBytes(UTF_8));
            case "R:" ->
                peer.send(text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0"));
            case "S:" -> expect(where, text, peer.line());
            case "K:" -> assertThat(door.caught).as(where).hasSize(Integer.parseInt(text));
            case "L:" -> {}
            default -> throw new IllegalArgumentException(where + ": " + line);
        }
    }

    private static void expect(String where, String pattern, String line) {
        if (pattern.equals("(closed)")) assertThat(line).as(where).isEmpty();
        else assertThat(line).as(where).matches(pattern);
    }

    private static OpenDoor.Limits limits(List<String> lines) {
        var limits = new OpenDoor.Limits();
        for (var line : lines) {
            if (!line.startsWith("L:")) continue;
            var value = line.substring(line.indexOf('=') + 1);
            switch (line.substring(3, line.indexOf('='))) {
                case "max-size" -> limits.maxSize = Long.parseLong(value);
                case "max-recipients" -> limits.maxRecipients = Integer.parseInt(value);
                case "in-flight" -> limits.inFlight = Long.parseLong(value);
                case "max-per-peer" -> limits.maxPerPeer = Integer.parseInt(value);
                case "max-connections" -> limits.maxConnections = Integer.parseInt(value);
                case "idle-millis" -> limits.idle = Duration.ofMillis(Long.parseLong(value));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return limits;
    }
}
