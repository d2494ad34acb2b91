package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.Main;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// Imports into one list from two machines that share a PostgreSQL server: one at a time.
class SharedImportTest {
    private static final int MESSAGES = 30;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final DatabaseSettings server = Postgres.fresh();
    private Site north;
    private Site south;
    private App here;
    private App there;
    private Connection holding;

    private record Said(int code, String text) {}

    @BeforeEach
    void two_machines() throws IOException, SQLException {
        north = site("north");
        here = open(north);
        south = site("south");
        Files.createDirectories(south.folder().resolve("secret"));
        Files.copy(north.folder().resolve("secret/key"), south.folder().resolve("secret/key"));
        there = open(south);
        holding = DriverManager.getConnection(server.url(), server.user(), null);
        holding.setAutoCommit(false);
    }

    private Site site(String name) throws IOException {
        var site = Site.make(folder.resolve(name), 1, 1, "walkers");
        Files.writeString(site.config().resolve("letterboard.toml"), Postgres.table(server), StandardOpenOption.APPEND);
        return site;
    }

    private static App open(Site site) throws IOException {
        var app = site.app();
        app.start();
        return app;
    }

    @AfterEach
    void close() throws SQLException {
        holding.close();
        here.close();
        there.close();
    }

    @Test
    void a_second_one_is_refused_and_told_where_the_first_is() throws IOException, SQLException {
        var archive = archive();
        var first = underWayOn(north, archive);

        for (var site : new Site[] {south, north}) {
            var second = run(site, archive.toString());
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.text())
                    .contains("Another import into walkers is under way, on the gateway " + name(north))
                    .contains("please wait for its end");
            var finishing = run(site, "--finish");
            assertThat(finishing.code()).isEqualTo(1);
            assertThat(finishing.text()).contains("is under way, on the gateway " + name(north));
        }
        holding.rollback();

        assertThat(first.join().code()).isZero();
        var third = run(south, archive.toString());
        assertThat(third.text()).contains(MESSAGES + "  duplicates, on the list already");
        assertThat(third.code()).isZero();
        assertThat(Postgres.count(server, "post")).isEqualTo(MESSAGES);
        assertThat(Postgres.count(server, "change")).isEqualTo(MESSAGES);
    }

    @Test
    void one_that_wakes_up_after_another_took_over_writes_no_more() throws IOException, SQLException {
        var archive = archive();
        var late = underWayOn(north, archive);
        silentForLong();
        // The next one waits at the same lock, behind the late one.
        var next = CompletableFuture.supplyAsync(() -> run(south, archive.toString()), Thread::startVirtualThread);
        await().atMost(LONGEST).until(() -> Postgres.count(server, "task where held_by = '" + name(south) + "'") == 1);

        holding.rollback();

        assertThat(late.join().text()).contains("had to stop: another gateway has taken it over");
        assertThat(late.join().code()).isEqualTo(1);
        assertThat(next.join().text()).contains(MESSAGES + "  new posts");
        assertThat(next.join().code()).isZero();
        assertThat(Postgres.count(server, "post")).isEqualTo(MESSAGES);
        assertThat(Postgres.count(server, "change")).isEqualTo(MESSAGES);
        assertThat(Postgres.count(server, "import_open")).isZero();
    }

    /// Begins an import, which waits for the list's row.
    private CompletableFuture<Said> underWayOn(Site site, Path archive) throws SQLException {
        holding.createStatement().execute("select id from list for update");
        var first = CompletableFuture.supplyAsync(() -> run(site, archive.toString()), Thread::startVirtualThread);
        await().atMost(LONGEST).until(() -> Postgres.count(server, "task where name = 'import walkers'") == 1);
        return first;
    }

    /// As if the gateway that imports had not been heard of for a minute.
    private void silentForLong() throws SQLException {
        try (var other = DriverManager.getConnection(server.url(), server.user(), null)) {
            other.createStatement().execute("update task set until = now() - interval '1 second'");
        }
    }

    private static String name(Site site) throws IOException {
        return Files.readString(site.folder().resolve("data/node")).strip();
    }

    private static Said run(Site site, String what) {
        var said = new ByteArrayOutputStream();
        var code = Main.run(
                said,
                said,
                "import",
                "--list",
                "walkers",
                what,
                "--config",
                site.config().toString());
        return new Said(code, said.toString(UTF_8));
    }

    private Path archive() throws IOException {
        var out = new StringBuilder();
        for (var i = 0; i < MESSAGES; i++)
            out.append("From ann@example.net Mon Nov 23 10:00:00 2009\nFrom: Ann <ann@example.net>\nSubject: Walk ")
                    .append(i)
                    .append("\nDate: Mon, 23 Nov 2009 10:00:00 +0000\nMessage-ID: <")
                    .append(i)
                    .append("@example.net>\n\nAt ten.\n\n");
        return Files.writeString(folder.resolve("walkers.mbox"), out);
    }
}
