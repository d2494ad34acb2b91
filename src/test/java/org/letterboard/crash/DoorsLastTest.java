package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// A gateway that has opened its doors does not end because its database is away: what its start asks of the database
/// comes before.
class DoorsLastTest {
    @TempDir
    Path folder;

    private final DatabaseSettings server = Postgres.fresh();

    @Test
    void the_door_is_closed_until_it_is_known_which_accounts_are_ours() throws Exception {
        try (var town = new Town(1, () -> 0)) {
            var site = town.site(folder);
            Files.writeString(
                    site.config().resolve("letterboard.toml"), Postgres.table(server), StandardOpenOption.APPEND);
            try (var app = site.app()) {
                startsWhileNobodyAnswersThat(app, site);
            }
        }
    }

    private void startsWhileNobodyAnswersThat(App app, Site site)
            throws IOException, SQLException, InterruptedException {
        try (var holding = DriverManager.getConnection(server.url(), server.user(), null)) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table task in access exclusive mode");
            var starting = Thread.ofVirtual().start(() -> start(app));
            await().until(() ->
                    Postgres.count(server, "pg_locks where not granted and relation = 'task'::regclass") > 0);

            assertThatThrownBy(() -> new SmtpSession(site.smtpPort())).isInstanceOf(ConnectException.class);

            holding.rollback();
            starting.join();
            new SmtpSession(site.smtpPort()).close();
        }
    }

    private static void start(App app) {
        try {
            app.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
