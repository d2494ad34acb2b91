package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Receipt;

class DoorUnderLoadTest {

    private static final int BIG = 30_000_000;

    @TempDir
    Path folder;

    private final OpenDoor.Limits limits = new OpenDoor.Limits();

    @Test
    void ten_messages_of_30_mb_at_once_some_wait_and_those_kept_are_exact() throws Exception {
        limits.maxSize = 32_000_000;
        limits.inFlight = 64_000_000;
        var seen = new ConcurrentLinkedQueue<String>();
        limits.reception = arrival -> {
            // Bounded in memory: none of them is there.
            if (!(arrival.content() instanceof Content.Spooled)) return new Receipt.Unavailable();
            seen.add(digest(arrival));
            return new Receipt.Durable(1);
        };
        var block = block();
        try (var door = new OpenDoor(limits, folder)) {
            var replies = atOnce(10, () -> sendBig(door, block));
            assertThat(replies).allMatch(reply -> reply.startsWith("250 2.0.0") || reply.startsWith("452 4.3.1"));
            assertThat(replies).anyMatch(reply -> reply.startsWith("250"));
            assertThat(seen).hasSize((int)
                    replies.stream().filter(r -> r.startsWith("250")).count());
            assertThat(seen).containsOnly(expected(block));
            assertThat(door.spooled()).isZero();
            // All shares have been given back: the whole of it can be announced once more.
            try (var peer = door.peer().ready()) {
                assertThat(peer.ask("MAIL FROM:<ann@example.net> SIZE=32000000"))
                        .startsWith("250");
                try (var other = door.peer().ready()) {
                    assertThat(other.ask("MAIL FROM:<ann@example.net> SIZE=32000000"))
                            .startsWith("250");
                    assertThat(other.ask("RSET")).startsWith("250");
                    assertThat(other.ask("MAIL FROM:<ann@example.net> SIZE=32000000"))
                            .startsWith("250");
                }
            }
        }
    }

    private static String sendBig(OpenDoor door, byte[] block) throws IOException {
        try (var peer = door.peer().ready().readyForData()) {
            for (var sent = 0; sent < BIG; sent += block.length) peer.send(block);
            return peer.ask(".");
        }
    }

    /// Lines without a dot in front, so that what is sent is what shall be kept.
    private static byte[] block() {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        for (var i = 0; i < bytes.length; i++) if (bytes[i] == '.') bytes[i] = 'x';
        bytes[bytes.length - 2] = '\r';
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    private static String expected(byte[] block) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var sent = 0; sent < BIG; sent += block.length) sha.update(block);
        return HexFormat.of().formatHex(sha.digest());
    }

    private static String digest(Arrival arrival) {
        try (var in = arrival.content().open()) {
            var sha = MessageDigest.getInstance("SHA-256");
            var bytes = new byte[65536];
            for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) sha.update(bytes, 0, count);
            return HexFormat.of().formatHex(sha.digest());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(work))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : futures) results.add(future.get());
            return results;
        }
    }

    @Test
    void twenty_connections_bring_every_message_once() throws Exception {
        var count = Integer.getInteger("letterboard.intake.messages", 100);
        var kept = new AtomicLong();
        limits.reception = arrival -> new Receipt.Durable(kept.incrementAndGet());
        try (var door = new OpenDoor(limits, folder)) {
            var begun = System.nanoTime();
            Queue<String> ids = new ConcurrentLinkedQueue<>();
            atOnce(20, () -> {
                try (var peer = door.peer().ready()) {
                    for (var i = 0; i < count; i++)
                        ids.add(peer.readyForData().ask("Subject: hi\r\n\r\n" + "x\r\n".repeat(1000) + "."));
                }
                return "";
            });
            var seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("%,d messages in %.1f s: %,.0f a second%n", 20 * count, seconds, 20 * count / seconds);
            assertThat(ids).hasSize(20 * count).allMatch(reply -> reply.startsWith("250 2.0.0"));
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void who_never_reads_an_answer_does_not_hold_up_the_end() throws Exception {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer()) {
            var flood = Thread.ofVirtual().start(() -> {
                try {
                    while (true) peer.send("HELP\r\n".repeat(1000));
                } catch (IOException hungUp) {
                    assertThat(hungUp).isNotNull();
                }
            });
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                door.clock.move(Duration.ofMinutes(20));
                return !flood.isAlive();
            });
        }
    }

    @Test
    void python_posts_through_it() throws Exception {
        var python = Path.of("/usr/bin/env");
        var script = """
                import smtplib, sys
                from email.message import EmailMessage
                m = EmailMessage()
                m['From'] = 'Ann Bell <ann@example.net>'
                m['To'] = 'walkers@lists.test'
                m['Subject'] = 'Grüße'
                m.set_content('Hello\\n.\\n..dots\\nGrüße\\n')
                with smtplib.SMTP('127.0.0.1', int(sys.argv[1])) as s:
                    s.send_message(m)
                    try:
                        s.sendmail('ann@example.net', ['nobody@lists.test'], b'x')
                    except smtplib.SMTPRecipientsRefused as refused:
                        print(refused.recipients['nobody@lists.test'][0])
                    s.sendmail('ann@example.net', ['walkers@lists.test'], b'again\\r\\n')
                """;
        var version = new ProcessBuilder(python.toString(), "python3", "--version").start();
        if (version.waitFor() != 0) System.out.println("skipped: no python3 on this machine");
        assumeTrue(version.exitValue() == 0);
        try (var door = new OpenDoor(limits, folder)) {
            var run = new ProcessBuilder(python.toString(), "python3", "-c", script, "" + door.port())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(run.getInputStream().readAllBytes(), UTF_8);
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said.strip()).isEqualTo("550");
            assertThat(door.caught).hasSize(2);
            assertThat(new String(door.caught.getFirst().bytes(), UTF_8)).contains("Hello\r\n.\r\n..dots\r\n");
        }
    }
}
