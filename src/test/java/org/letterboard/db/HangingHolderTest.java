package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.letterboard.gateways.Gateways;

/// A gateway that hangs in the middle of a transaction, or whose machine is gone without a word.
class HangingHolderTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    private final PostgresServer server = PostgresServer.open(Postgres.fresh(), InstantSource.system(), SHORT);

    @Test
    void what_it_holds_is_taken_from_it_and_it_is_told_to_try_again() throws SQLException {
        var hanging = server.jdbi().open().getConnection();
        try (var other = server.jdbi().open()) {
            other.execute("create table place (id int)");
            other.execute("insert into place values (1)");
            hanging.setAutoCommit(false);
            lock(hanging);

            assertThat(other.execute("update place set id = 2")).isEqualTo(1);
        }

        var told = catchThrowableOfType(SQLException.class, () -> lock(hanging));
        assertThat(told.getSQLState()).isEqualTo("25P03");
        assertThat(server.passes(told)).isTrue();
    }

    private static void lock(Connection by) throws SQLException {
        try (var statement = by.createStatement()) {
            statement.execute("select id from place for update");
        }
    }

    @Test
    void who_only_reads_may_take_its_time() {
        try (var reading = server.jdbi().open();
                var other = server.jdbi().open()) {
            other.execute("create table schema_version as select 1 as version");
            server.beginReading(reading);

            // The server counts the time itself, so that this is longer than it for certain.
            other.execute("select pg_sleep(1)");

            assertThat(number(reading)).isEqualTo(1);
            reading.rollback();
        }
    }

    private static int number(Handle handle) {
        return handle.select("select 1").mapTo(Integer.class).one();
    }

    @Test
    void that_is_over_before_the_others_take_over() {
        assertThat(PostgresServer.HOLDING).isLessThan(Gateways.DEAD_AFTER);
    }
}
