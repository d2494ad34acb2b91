package org.letterboard.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// People who write without a pause, but for times in which the sink is far behind. Whoever got no 250 sends the very
/// same message again, until they get one.
final class Senders {
    private static final int BURST = 12;
    private static final int AFTER_BURST_MILLIS = 60;
    private static final int TRY_AGAIN_MILLIS = 25;
    // The slowest machine handles what comes in so slowly.
    private static final int BEHIND_MILLIS = 1_000;

    /// A message that was answered 250, as the log has it.
    record Kept(String name, List<String> lists, String parent) {}

    private final IntSupplier port;
    private final BooleanSupplier behind;
    private final Letters letters = new Letters();
    private final List<Thread> threads = new ArrayList<>();
    private final Path file;
    private final BufferedWriter log;
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger keptForAll = new AtomicInteger();
    private volatile boolean stopping;

    /// @param behind true while so much waits inside the gateway that nobody writes to all
    Senders(int port, Path file, BooleanSupplier behind) throws IOException {
        this(() -> port, file, behind);
    }

    /// @param port asked for each connection: one of several doors
    Senders(IntSupplier port, Path file, BooleanSupplier behind) throws IOException {
        this.port = port;
        this.behind = behind;
        this.file = file;
        this.log = Files.newBufferedWriter(file);
    }

    void start(int count, long seed) {
        for (var i = 0; i < count; i++) {
            var random = new Random(seed * 1000 + i);
            threads.add(Thread.ofVirtual().start(() -> write(random)));
        }
    }

    private void write(Random random) {
        @Nullable SmtpSession session = null;
        for (var written = 1; !stopping; written++) {
            var behindNow = behind.getAsBoolean();
            session = insist(letters.next(random, !behindNow), session);
            if (behindNow) Gateway.pause(BEHIND_MILLIS);
            if (written % BURST == 0) Gateway.pause(random.nextInt(AFTER_BURST_MILLIS));
        }
        hangUp(session);
    }

    /// Sends until it is answered 250; the session that is open then.
    private SmtpSession insist(Letters.Letter letter, @Nullable SmtpSession open) {
        var session = open;
        while (true) {
            try {
                if (session == null) session = new SmtpSession(port.getAsInt());
                var answer = session.send("ann@example.net", letter.recipients(), letter.bytes());
                if (answer.startsWith("250")) {
                    note(letter);
                    return session;
                }
                if (answer.startsWith("5")) throw new IllegalStateException(answer);
            } catch (IOException gone) {
                // The gateway is dead, or not yet alive.
                if (session != null) again.incrementAndGet();
            }
            session = hangUp(session);
            Gateway.pause(TRY_AGAIN_MILLIS);
        }
    }

    private static @Nullable SmtpSession hangUp(@Nullable SmtpSession session) {
        try {
            if (session != null) session.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private synchronized void note(Letters.Letter letter) {
        try {
            log.write(letter.name() + " " + String.join(",", letter.lists()) + " "
                    + (letter.parent() == null ? "-" : letter.parent()));
            log.newLine();
            log.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept.incrementAndGet();
        if (letter.lists().contains(Letters.TO_ALL)) keptForAll.incrementAndGet();
    }

    /// How many messages were answered 250.
    int kept() {
        return kept.get();
    }

    /// Those of them that every member has to get.
    int keptForAll() {
        return keptForAll.get();
    }

    /// How often a message was sent again.
    int again() {
        return again.get();
    }

    /// Lets everybody get a 250 for the message in hand, writes a last one to all, and ends. Messages are handled in
    /// the order in which they came, so that all others are on the board when the last one goes out.
    void finish() {
        stopping = true;
        try {
            for (var thread : threads) thread.join();
            hangUp(insist(letters.last(), null));
            log.close();
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Kept> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" "))
                    .map(parts -> new Kept(parts[0], Arrays.asList(parts[1].split(",")), parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }
}
