package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` leaves what the kernel has; a power cut does not. So here the calls are counted.
class SyncTest {
    private static final int MESSAGES = 60;

    @TempDir
    Path folder;

    @Test
    void each_250_comes_after_a_sync_that_began_after_the_message() throws IOException {
        var trace = trace(List.of());
        assertThat(trace.answers()).isGreaterThanOrEqualTo(MESSAGES);
        assertThat(trace.answersWithoutSync()).isZero();
        System.out.println("syncs=" + trace.syncs() + " answered 250=" + trace.answers());
    }

    @Test
    void without_the_sync_the_trace_turns_red() throws IOException {
        var trace = trace(NoSync.first(folder.resolve("no-sync")));
        assertThat(trace.answers()).isGreaterThanOrEqualTo(MESSAGES);
        assertThat(trace.answersWithoutSync()).isGreaterThan(MESSAGES / 2);
    }

    /// Takes a minute and more, and says what the trace above says.
    @Test
    @Tag("long")
    void without_the_sync_the_crash_loop_turns_red() throws IOException {
        var instead = NoSync.first(folder.resolve("no-sync"));
        try (var loop = new CrashLoop(folder.resolve("loop"), 1, instead, 200, CrashLoop::print)) {
            // Something is missing then, or was sent again more often than may be.
            var verdict = loop.run(4);
            assertThat(verdict.isGood()).as(verdict.text()).isFalse();
        }
    }

    private SyncTrace trace(List<Path> instead) throws IOException {
        Needs.program("strace", "-f", "-e", "trace=fsync", "true");
        var file = folder.resolve("strace.log");
        try (var deliveries = new Deliveries(folder.resolve("sink.log"));
                var sink = new Sink(Duration.ZERO, deliveries)) {
            var site = Site.make(folder, sink.port(), 4, Letters.TO_ALL, Letters.TO_NOBODY)
                    .members(Letters.TO_ALL, 3);
            try (var _ = Gateway.start(site, SyncTrace.command(file), instead, CrashLoop.QUICK)
                    .awaitDoor()) {
                var senders = new Senders(site.smtpPort(), folder.resolve("senders.log"), () -> false);
                senders.start(3, 1);
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> senders.kept() >= MESSAGES);
                senders.finish();
            }
        }
        return SyncTrace.read(file);
    }
}
