package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kill it at recipient 4,000 of 10,000: 4,001 goes on after the restart.
class TenThousandTest {
    private static final int MEMBERS = 10_000;
    private static final int KILLED_AT = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void a_mailing_goes_on_where_it_was_when_the_gateway_was_killed() throws IOException {
        try (var deliveries = new Deliveries(folder.resolve("sink.log"));
                var sink = new Sink(Duration.ZERO, deliveries)) {
            var site = Site.make(folder, sink.port(), 16, Letters.TO_ALL).members(Letters.TO_ALL, MEMBERS);
            var gateway = Gateway.start(site, CrashLoop.QUICK).awaitDoor();
            post(site);
            Awaitility.await().atMost(PATIENCE).until(() -> deliveries.count() >= KILLED_AT);
            var crash = CrashLoop.crash(gateway, sink, deliveries);
            var before = deliveries.count();
            assertThat(before).isLessThan(MEMBERS);

            try (var _ = Gateway.start(site, CrashLoop.QUICK).awaitDoor()) {
                Awaitility.await().atMost(PATIENCE).until(() -> deliveries.different() == MEMBERS);
                // What would come again comes now.
                CrashLoop.awaitStill(deliveries, Duration.ofSeconds(1));
            }

            System.out.printf(
                    "killed at %d of %d at %.0f/s: %d delivered again, at most %d%n",
                    before, MEMBERS, crash.rate(), deliveries.repeats().all(), crash.bound());
            assertThat(Deliveries.read(deliveries.file()).stream()
                            .map(Deliveries.Delivery::recipient)
                            .distinct())
                    .hasSize(MEMBERS);
            assertThat(deliveries.repeats().tooMany()).isEmpty();
        }
    }

    private static void post(Site site) throws IOException {
        var letter = new Letters().last();
        try (var session = new SmtpSession(site.smtpPort())) {
            assertThat(session.send("ann@example.net", letter.recipients(), letter.bytes()))
                    .startsWith("250");
        }
    }
}
