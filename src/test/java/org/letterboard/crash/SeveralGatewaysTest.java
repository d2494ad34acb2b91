package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.db.DatabaseUnusable;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// The federation: gateways on several machines that share a PostgreSQL server and nothing else. `bench/nodes-loop`
/// kills them.
class SeveralGatewaysTest {
    private static final String LIST = "walkers";
    private static final int MEMBERS = 7;

    @TempDir
    Path folder;

    private final DatabaseSettings server = Postgres.fresh();
    private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
    private Sink sink;
    private Cable cable;
    private Site north;
    private Site south;

    @BeforeEach
    void two_machines() throws IOException {
        sink = new Sink(Duration.ZERO, (to, subject) -> delivered.add(to + " " + subject));
        cable = new Cable(Postgres.port());
        north = site("north", server);
        north.members(LIST, MEMBERS);
        south = site(
                "south",
                new DatabaseSettings(
                        server.url().replace(":" + Postgres.port(), ":" + cable.port()), server.user(), null));
        Files.createDirectories(south.folder().resolve("secret"));
        Files.copy(north.folder().resolve("secret/key"), south.folder().resolve("secret/key"));
    }

    private Site site(String name, DatabaseSettings by) throws IOException {
        var site = Site.make(folder.resolve(name), sink.port(), 2, LIST);
        Files.writeString(site.config().resolve("letterboard.toml"), Postgres.table(by), StandardOpenOption.APPEND);
        return site;
    }

    @AfterEach
    void close() throws IOException {
        cable.close();
        sink.close();
    }

    private static App open(Site site) throws IOException {
        var app = site.app();
        app.start();
        return app;
    }

    private static String send(Site to, String name) throws IOException {
        try (var session = new SmtpSession(to.smtpPort())) {
            var letter = "From: Ann <ann@example.net>\r\nTo: walkers@lists.example.org\r\nMessage-ID: <" + name
                    + "@example.net>\r\nSubject: " + name + "\r\n\r\nSee you on Sunday.\r\n";
            return session.send(
                    "ann@example.net", List.of(LIST + "@" + Site.DOMAIN), letter.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void what_comes_to_either_is_posted_once_and_goes_out_once() throws IOException {
        try (var here = open(north);
                var there = open(south)) {
            for (var i = 0; i < 20; i++)
                assertThat(send(i % 2 == 0 ? north : south, "lunch" + i)).startsWith("250");
            // The same message by both, as a sender does who was not sure.
            send(north, "twice");
            send(south, "twice");

            await().until(() -> delivered.size() >= 21 * MEMBERS && Postgres.count(server, "inbox_work") == 0);
            for (var app : List.of(here, there))
                assertThat(app.lists()
                                .named(LIST)
                                .map(list ->
                                        app.database().read(h -> app.lists().lastNumber(h, list))))
                        .contains(21L);
            assertThat(delivered).hasSize(21 * MEMBERS).doesNotHaveDuplicates();
        }
    }

    @Test
    void one_with_other_files_opens_no_door_and_says_which() throws IOException {
        try (var _ = open(north)) {
            Files.writeString(south.config().resolve("lists/" + LIST + ".toml"), "posting = \"members\"\n");

            assertThatThrownBy(() -> open(south))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContainingAll("other settings in lists/walkers.toml", "the same on all machines");
        }
        open(south).close();
    }

    @Test
    void a_database_that_is_away_for_a_while_loses_nothing() throws IOException {
        try (var app = open(south)) {
            assertThat(send(south, "before")).startsWith("250");
            await().until(() -> delivered.size() == MEMBERS);

            cable.pull();

            assertThat(send(south, "meanwhile")).startsWith("451");
            assertThat(app.database().isLost()).isFalse();

            cable.plugIn();

            await().until(() -> send(south, "after").startsWith("250"));
            await().until(() -> delivered.size() >= 2 * MEMBERS);
            assertThat(delivered).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        var nowhere =
                new DatabaseSettings("jdbc:postgresql://localhost:1/letterboard?password=hush", "letterboard", null);
        assertThatThrownBy(() -> org.letterboard.db.Database.open(nowhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContainingAll("jdbc:postgresql://localhost:1/letterboard cannot be used", "refused")
                .hasMessageNotContaining("hush");
    }
}
