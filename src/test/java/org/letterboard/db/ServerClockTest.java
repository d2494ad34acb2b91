package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// A machine whose clock nobody has set does not take the others' work from them.
class ServerClockTest {
    private static InstantSource off(Duration by) {
        return () -> Instant.now().plus(by);
    }

    @Test
    void a_machine_with_another_time_than_the_server_is_told_so() {
        var settings = Postgres.fresh();
        PostgresServer.open(settings, off(Duration.ofSeconds(-5))).close();

        assertThatThrownBy(() -> PostgresServer.open(settings, off(Duration.ofMinutes(2))))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageMatching("the clocks of this machine and of .* are 1[12]\\d s apart: .*NTP.*");
        assertThatThrownBy(() -> PostgresServer.open(settings, off(Duration.ofHours(-1))))
                .isInstanceOf(DatabaseUnusable.class);
    }
}
