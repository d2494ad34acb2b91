package org.letterboard.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.SmtpSettings;
import org.letterboard.tally.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.SMTPServer;

/// The SMTP listener: bytes in, replies out. SubEthaSMTP accepts connections, reads command lines and finds the
/// command;
/// every command is ours, see [Verb].
///
/// Offers PIPELINING, SIZE, 8BITMIME, SMTPUTF8, CHUNKING, ENHANCEDSTATUSCODES and, with PEM files, STARTTLS.
public final class SmtpDoor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpDoor.class);

    // Sessions in the middle of a message may finish it; a relay that sees its connection break sends it again anyway.
    private static final Duration TO_FINISH = Duration.ofSeconds(10);
    // Room in the library for those who are told that there is none here.
    private static final int TURNED_AWAY_AT_ONCE = 100;
    private static final int BACKLOG = 200;
    private static final Duration LOOK_FOR_STUCK = Duration.ofSeconds(2);

    private final SmtpSettings settings;
    private final Path spoolFolder;
    private final Premises premises;
    private final Callers callers;
    private final SessionThreads threads = new SessionThreads(TO_FINISH);
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable SMTPServer server;
    private @Nullable Gate gate;

    /// @param hostName      what we call ourselves in the greeting
    /// @param spoolFolder   of this door alone: what lies there at the start is left over and is deleted
    /// @param inFlightBytes of messages that may be on their way through this door at once
    public SmtpDoor(
            SmtpSettings settings,
            String hostName,
            Path spoolFolder,
            long inFlightBytes,
            Addresses addresses,
            Reception reception,
            Clock clock) {
        this.settings = settings;
        this.spoolFolder = spoolFolder;
        var journal = new Journal(clock);
        var cert = settings.tlsCert();
        var key = settings.tlsKey();
        var keys = cert == null || key == null ? null : new PemKeys(cert, key, journal);
        this.premises = new Premises(
                settings,
                hostName,
                spoolFolder,
                new InFlight(inFlightBytes),
                addresses,
                reception,
                clock,
                journal,
                keys);
        this.callers = new Callers(premises);
    }

    /// Opens the door. Throws, with words for an operator, where the port is taken or the TLS files cannot be used.
    public void start() throws IOException {
        if (premises.keys() != null) premises.keys().context();
        clearSpool();
        var opened = new Gate(premises.clock());
        var built = build(opened);
        for (var verb : Verb.values()) built.getCommandHandler().addCommand(verb.spokenIn(callers::of));
        try {
            built.start();
        } catch (RuntimeException wrapped) {
            opened.close();
            if (wrapped.getCause() instanceof IOException why)
                throw new IOException("cannot listen on " + settings.listen() + ": " + why.getMessage(), why);
            throw wrapped;
        }
        gate = opened;
        server = built;
        Thread.ofVirtual().name("smtp-stuck").start(this::hangUpOnTheStuck);
        log.info("smtp door open host={} port={}", settings.listen().host(), port());
    }

    private SMTPServer build(Gate opened) throws IOException {
        return SMTPServer.port(settings.listen().port())
                .bindAddress(InetAddress.getByName(settings.listen().host()))
                .backlog(BACKLOG)
                .hostName(premises.hostName())
                .softwareName("Letterboard")
                .executorService(threads)
                .insertReceivedHeaders(false)
                .maxConnections(settings.maxConnections() + TURNED_AWAY_AT_ONCE)
                .connectionTimeoutMs(Math.toIntExact(settings.idle().toMillis()))
                .sessionHandler(callers)
                .serverSocketFactory(() -> opened)
                .serverThreadName("smtp-accept")
                .build();
    }

    private void clearSpool() throws IOException {
        Files.createDirectories(spoolFolder);
        try (var left = Files.newDirectoryStream(spoolFolder, "*" + Body.SPOOL_ENDING)) {
            for (var file : left) Files.deleteIfExists(file);
        }
    }

    /// The port in use, also where port 0 was asked for.
    public int port() {
        if (server == null) throw new IllegalStateException("the door is not open");
        return server.getPortAllocated();
    }

    /// How often each status was the answer to what was refused (RFC 3463), since the start.
    public Tally refusals() {
        return premises.journal().refusals();
    }

    /// Bytes of messages that are on their way in just now.
    public long inFlight() {
        return premises.inFlight().taken();
    }

    /// How many are connected.
    public int sessions() {
        return callers.all().size();
    }

    /// Lets nobody in any more, waits a while for those in the middle of a message, hangs up on the rest. No thread is
    /// interrupted on the way but the library's own that accepts connections, which comes near no database.
    @Override
    public void close() {
        if (server == null || gate == null) return;
        try {
            gate.shut();
            callers.close();
            // Each by itself: a last word may have to wait for a peer that does not read.
            callers.all().forEach(guest -> Thread.ofVirtual().start(guest::leaveIfIdle));
            threads.awaitTermination(TO_FINISH.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | InterruptedException hurry) {
            log.info("smtp door closes at once why=\"{}\"", hurry.toString());
        }
        // Before the library does it: it closes a writer first, and so waits for a peer that does not read.
        callers.all().forEach(Conversation::hangUp);
        server.stop();
        closed.countDown();
        server = null;
        log.info("smtp door closed");
    }

    /// A read has its time-out, a write has none: who asks much and never reads the answers would stay for ever.
    private void hangUpOnTheStuck() {
        try {
            while (!closed.await(LOOK_FOR_STUCK.toSeconds(), TimeUnit.SECONDS))
                callers.all().stream().filter(Conversation::isOverdue).forEach(Conversation::hangUp);
        } catch (InterruptedException stop) {
            log.info("smtp door no longer looks for stuck sessions");
        }
    }
}
