package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to mail whose recipient, or whose relay, cannot be reached.
class DeliveryTest {
    private static final String WALKERS = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Town town;

    @BeforeEach
    void a_list() {
        town = Town.with(folder, clock, "walkers", "");
        town.members("walkers", "ann@example.net", "bob@example.com", "cyd@example.com");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void write(String subject) {
        town.send(
                "ann@example.net",
                WALKERS,
                Letters.from("ann@example.net").subject(subject).text("Hello."));
    }

    @Test
    void who_is_not_reached_for_now_is_tried_again_and_the_others_do_not_wait() {
        town.postbox.refuse("bob@example.com", "450 4.2.0 greylisted");
        write("Lunch");
        Awaitility.await().until(() -> town.postbox.thatGot("Lunch").size() == 2);
        Awaitility.await().until(() -> town.waitingFor("bob@example.com").size() == 1);
        assertThat(town.waitingFor("bob@example.com").getFirst().reply()).contains("450 4.2.0 greylisted");

        town.postbox.accept("bob@example.com");
        clock.advance(Duration.ofMinutes(31));

        town.postbox.awaitOne("bob@example.com", "Lunch");
        Awaitility.await().until(() -> town.waitingFor("bob@example.com").isEmpty());
        assertThat(town.postbox.thatGot("Lunch")).hasSize(3);
    }

    @Test
    void after_five_days_it_is_given_up_and_recorded() {
        town.postbox.refuse("bob@example.com", "450 4.2.2 full");
        write("Lunch");
        Awaitility.await().until(() -> town.waitingFor("bob@example.com").size() == 1);
        for (var day = 0; day < 40; day++) {
            var tries = town.waitingFor("bob@example.com").stream()
                    .mapToInt(w -> w.tries())
                    .sum();
            clock.advance(Duration.ofHours(5));
            Awaitility.await()
                    .until(() -> town.waitingFor("bob@example.com").stream()
                                    .mapToInt(w -> w.tries())
                                    .sum()
                            != tries);
            if (town.waitingFor("bob@example.com").isEmpty()) break;
        }
        assertThat(town.waitingFor("bob@example.com")).isEmpty();
        assertThat(town.failures("walkers")).isEqualTo(1);
    }

    @Test
    void who_is_refused_for_good_is_recorded_and_not_tried_again() {
        town.postbox.refuse("cyd@example.com", "550 5.1.1 no such user");
        write("Lunch");
        Awaitility.await().until(() -> town.failures("walkers") == 1);
        assertThat(town.waitingFor("cyd@example.com")).isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(town.postbox.thatGot("Lunch"))
                        .containsExactlyInAnyOrder("ann@example.net", "bob@example.com"));
    }

    @Test
    void a_relay_that_is_down_stops_nothing_and_blames_nobody() {
        town.postbox.goDown();
        write("Lunch");
        town.awaitPosts("walkers", 1);
        Awaitility.await().until(() -> !town.app().relayTrouble().isEmpty());

        town.postbox.comeBack();
        Awaitility.await().until(() -> {
            clock.advance(Duration.ofMinutes(1));
            return town.postbox.thatGot("Lunch").size() == 3;
        });
        assertThat(town.failures("walkers")).isZero();
    }

    @Test
    void who_has_left_by_the_time_of_sending_is_skipped() {
        town.postbox.refuse("bob@example.com", "450 4.2.0 later");
        write("Lunch");
        Awaitility.await().until(() -> town.waitingFor("bob@example.com").size() == 1);
        town.leave("walkers", "bob@example.com");
        town.postbox.accept("bob@example.com");
        clock.advance(Duration.ofMinutes(31));
        Awaitility.await().until(() -> town.waitingFor("bob@example.com").isEmpty());
        assertThat(town.postbox.of("bob@example.com")).isEmpty();
    }
}
