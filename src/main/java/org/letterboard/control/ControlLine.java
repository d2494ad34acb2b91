package org.letterboard.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.OptionalInt;

/// Asks the running gateway.
public final class ControlLine {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private ControlLine() {}

    /// The exit code; empty where no gateway runs on this data folder.
    public static OptionalInt ask(Path data, Request request, Answer answer) throws IOException {
        var line = SocketFile.connect(data);
        if (line.isEmpty()) return OptionalInt.empty();
        try (var open = line.get()) {
            return OptionalInt.of(ask(open, write(request), answer));
        }
    }

    /// Whether a gateway runs on this data folder.
    public static boolean isOpen(Path data) throws IOException {
        var line = SocketFile.connect(data);
        if (line.isPresent()) line.get().close();
        return line.isPresent();
    }

    private static int ask(SocketChannel line, byte[] request, Answer answer) throws IOException {
        if (request.length > ControlDoor.LARGEST_REQUEST)
            return answer.refuse("That is too much for one command; please divide it.");
        try {
            Channels.newOutputStream(line).write(request);
            return Frames.passOn(new DataInputStream(new BufferedInputStream(Channels.newInputStream(line))), answer);
        } catch (EOFException hungUp) {
            return answer.refuse("The gateway hung up in the middle; its log says why.");
        }
    }

    private static byte[] write(Request request) {
        try {
            return (JSON.writerFor(Request.class).writeValueAsString(request) + "\n").getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values only", e);
        }
    }
}
