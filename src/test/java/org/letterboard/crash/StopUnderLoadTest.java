package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stops the gateway in the middle of its work. Nobody may interrupt a thread that is at the database's file: not the
/// library of the door, not that of the pages. Otherwise what comes after would fail, and the next start, too.
class StopUnderLoadTest {
    private static final int ROUNDS = 4;
    private static final int MEMBERS = 10;

    @TempDir
    Path folder;

    @Test
    void one_that_was_stopped_under_load_goes_on_after_the_next_start() throws IOException {
        var random = new Random(7);
        try (var deliveries = new Deliveries(folder.resolve("sink.log"));
                var sink = new Sink(Duration.ZERO, deliveries)) {
            var site = Site.make(folder, sink.port(), 4, Letters.TO_ALL, Letters.TO_NOBODY)
                    .members(Letters.TO_ALL, MEMBERS);
            var senders = new Senders(site.smtpPort(), folder.resolve("senders.log"), () -> false);
            senders.start(6, 3);
            for (var round = 0; round < ROUNDS; round++) {
                try (var app = site.app()) {
                    app.start();
                    var goal = senders.kept() + 20 + random.nextInt(100);
                    await(() -> senders.kept() >= goal);
                }
            }
            try (var app = site.app()) {
                app.start();
                senders.finish();
                await(() -> deliveries.different() >= senders.keptForAll() * MEMBERS);
                CrashLoop.awaitStill(deliveries, Duration.ofSeconds(1));
            }
            var verdict = Verdict.of(
                    Senders.read(senders.file()),
                    BoardReader.read(site, Letters.TO_ALL, Letters.TO_NOBODY),
                    Deliveries.read(deliveries.file()),
                    MEMBERS,
                    deliveries.repeats());
            // A gateway that stops writes down how far it is: nothing goes out again.
            assertThat(verdict.isGood()).as(verdict.text()).isTrue();
        }
    }

    private static void await(BooleanSupplier what) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(what::getAsBoolean);
    }
}
