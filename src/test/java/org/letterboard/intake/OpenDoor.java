package org.letterboard.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Receipt;
import org.letterboard.intake.Addresses.Standing;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.Listen;
import org.letterboard.settings.SmtpSettings;

/// A real door on port 0 with a reception that keeps what it gets. `walkers@lists.test` is known, and so is whoever has
/// a
/// name that begins with "member"; `broken@` and `later@` make trouble; other domains are not ours.
final class OpenDoor implements AutoCloseable {

    static final class Limits {
        long maxSize = 1_000_000;
        int maxRecipients = 5;
        int maxConnections = 50;
        int maxPerPeer = 50;
        Duration idle = Duration.ofSeconds(20);
        long inFlight = 64 * 1024 * 1024;

        @Nullable
        Path cert;

        @Nullable
        Path key;

        @Nullable
        Reception reception;
    }

    /// A message as the reception saw it.
    record Caught(Arrival arrival, byte[] bytes) {}

    final List<Caught> caught = new CopyOnWriteArrayList<>();
    final MovableClock clock = new MovableClock();
    final Path spool;
    final AtomicReference<@Nullable Receipt> answer = new AtomicReference<>();
    private final AtomicLong ids = new AtomicLong(1_000_000);
    private final SmtpDoor door;

    OpenDoor(Limits limits, Path folder) throws IOException {
        spool = folder.resolve("spool");
        var settings = new SmtpSettings(
                new Listen("127.0.0.1", 0),
                limits.maxSize,
                limits.maxRecipients,
                limits.maxConnections,
                limits.maxPerPeer,
                limits.idle,
                limits.cert,
                limits.key);
        var reception = limits.reception == null ? (Reception) this::keep : limits.reception;
        door = new SmtpDoor(settings, "mx.lists.test", spool, limits.inFlight, OpenDoor::standing, reception, clock);
        door.start();
    }

    Receipt keep(Arrival arrival) {
        var id = ids.incrementAndGet();
        var refusal = answer.get();
        if (refusal != null) return refusal;
        try (var in = arrival.content().open()) {
            caught.add(new Caught(arrival, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Receipt.Durable(id);
    }

    private static Standing standing(EmailAddress address) {
        if (!address.domain().equalsIgnoreCase("lists.test")
                && !address.domain().equals("mx.lists.test")) return Standing.NOT_OURS;
        return switch (address.local()) {
            case "walkers", "Walkers", "postmaster", "Postmaster", "\"a b\"", "wänderer" -> Standing.KNOWN;
            case "broken" -> throw new IllegalStateException("the answer is broken");
            case "later" -> Standing.NOT_NOW;
            default -> address.local().startsWith("member") ? Standing.KNOWN : Standing.UNKNOWN;
        };
    }

    Peer peer() throws IOException {
        return new Peer(port());
    }

    int port() {
        return door.port();
    }

    long spooled() throws IOException {
        try (var files = Files.list(spool)) {
            return files.count();
        }
    }

    @Override
    public void close() {
        door.close();
    }

    /// A clock that stands until it is moved.
    static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
