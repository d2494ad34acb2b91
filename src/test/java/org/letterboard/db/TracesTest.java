package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

/// An hour without the database does not fill the disk with the log.
class TracesTest {
    private static String logged(Throwable failure) {
        var traces = new Traces();
        traces.start();
        var event = new LoggingEvent();
        event.setThrowableProxy(new ThrowableProxy(failure));
        return traces.convert(event);
    }

    @Test
    void that_the_database_is_away_is_one_line() {
        var refused = new SQLException("Connection to localhost:5432 refused.\nIs it up?", "08001");

        assertThat(logged(new ConnectionException(refused)))
                .isEqualTo("  Connection to localhost:5432 refused." + System.lineSeparator());
    }

    @Test
    void any_other_failure_is_told_as_a_whole() {
        assertThat(logged(new IllegalStateException("why?", new SQLException("a row is there", "23505"))))
                .contains("why?", "a row is there", "\tat org.letterboard.db.TracesTest");
    }
}
