package org.letterboard.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for commands on this machine: a Unix-domain socket in the data folder, for the gateway's own user alone.
/// A connection is one request and its answer.
public final class ControlDoor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ControlDoor.class);

    /// The largest request is a file of members: this is some 400,000 of them.
    static final int LARGEST_REQUEST = 32 * 1024 * 1024;

    // An administrator with as many windows; each may hold a large answer back.
    private static final int MOST_AT_ONCE = 16;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private final Path data;
    private final Control control;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocketChannel server;

    public ControlDoor(Path data, Control control) {
        this.data = data;
        this.control = control;
    }

    public void start() throws IOException {
        try {
            var listening = SocketFile.listen(data);
            server = listening;
            Thread.ofVirtual().name("control").start(() -> loop(listening));
        } catch (IOException failure) {
            throw new IOException("the control socket cannot be opened: " + failure.getMessage(), failure);
        }
    }

    private void loop(ServerSocketChannel listening) {
        while (listening.isOpen()) {
            try {
                greet(listening.accept());
            } catch (ClosedChannelException closing) {
                return;
            } catch (IOException failure) {
                // Too many open files, for one: others are going to close theirs.
                log.warn("the control socket could not take a command why=\"{}\"", failure.toString());
            }
        }
    }

    private void greet(SocketChannel line) throws IOException {
        open.add(line);
        if (open.size() > MOST_AT_ONCE) {
            // The command says that we hung up; who opened so many knows why.
            hangUp(line);
            return;
        }
        var thread = Thread.ofVirtual().name("command").unstarted(() -> serve(line));
        threads.add(thread);
        thread.start();
    }

    private void serve(SocketChannel line) {
        try {
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(line), 32 * 1024));
            Frames.exit(out, answer(read(new BufferedInputStream(Channels.newInputStream(line))), Frames.answer(out)));
        } catch (IOException | UncheckedIOException gone) {
            log.debug("a command went away", gone);
        } finally {
            hangUp(line);
            threads.remove(Thread.currentThread());
        }
    }

    /// The one catch-all of this door: the fault of a command must not look like a gateway that went away.
    private int answer(String request, Answer answer) {
        try {
            return control.answer(json.readValue(request, Request.class), answer);
        } catch (JsonProcessingException unknown) {
            return answer.refuse(
                    "The gateway does not understand this command; is it of another version than the program"
                            + " you called? " + unknown.getOriginalMessage());
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException bug) {
            log.error("a command failed", bug);
            return answer.refuse("The gateway could not do this: " + bug.getMessage() + " (more in its log)");
        }
    }

    private static String read(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() >= LARGEST_REQUEST) throw new IOException("not a whole request");
            line.write(c);
        }
        return line.toString(UTF_8);
    }

    private void hangUp(SocketChannel line) {
        open.remove(line);
        try {
            line.close();
        } catch (IOException alreadyBroken) {
            log.debug("a command's connection broke", alreadyBroken);
        }
    }

    /// Takes no more commands, and gives those under way a moment.
    @Override
    public void close() {
        if (server == null) return;
        try {
            server.close();
            Files.deleteIfExists(SocketFile.in(data));
            for (var thread : threads) thread.join(LAST_ANSWER);
        } catch (IOException failure) {
            log.warn("the control socket could not be removed why=\"{}\"", failure.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
        open.forEach(this::hangUp);
        server = null;
    }
}
