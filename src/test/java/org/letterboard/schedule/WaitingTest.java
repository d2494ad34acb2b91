package org.letterboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.db.Database;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// The server goes away while a gateway starts, and comes back.
@ResourceLock("the log of the schedule")
class WaitingTest {
    private static final String WAITING = "pg_locks where not granted and relation = 'qrtz_job_details'::regclass";

    private final DatabaseSettings server = Postgres.fresh();

    @Test
    void a_schedule_that_cannot_be_written_is_written_later() throws Exception {
        var looked = new CountDownLatch(1);
        try (var database = Database.open(server);
                var timetable = new Timetable(database, "one", true);
                var holding = DriverManager.getConnection(server.url(), server.user(), null)) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table qrtz_job_details in access exclusive mode");
            var entry = new Entry("often", When.every(Duration.ofMillis(100)), looked::countDown);
            var starting = Thread.ofVirtual().start(() -> timetable.start(List.of(entry)));
            for (var times = 0; times < 2; times++) cutOffWhoWaits();

            holding.rollback();

            assertThat(looked.await(1, TimeUnit.MINUTES)).isTrue();
            starting.join();
        }
    }

    private void cutOffWhoWaits() throws SQLException {
        await().until(() -> Postgres.count(server, WAITING) > 0);
        try (var admin = DriverManager.getConnection(server.url(), server.user(), null)) {
            admin.createStatement().execute("select pg_terminate_backend(pid) from " + WAITING);
        }
        await().until(() -> Postgres.count(server, WAITING) == 0);
    }

    @Test
    void one_that_is_closed_meanwhile_ends() throws Exception {
        try (var database = Database.open(server);
                var holding = DriverManager.getConnection(server.url(), server.user(), null)) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table qrtz_job_details in access exclusive mode");
            var timetable = new Timetable(database, "one", true);
            var starting = Thread.ofVirtual().start(() -> timetable.start(List.of()));
            await().until(() -> Postgres.count(server, WAITING) > 0);
            var closing = Thread.ofVirtual().start(timetable::close);
            cutOffWhoWaits();
            starting.join();
            holding.rollback();
            closing.join();
        }
    }
}
