package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.Main;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// An administrator moves from the file to a server.
class MoveTest {
    private static final String LIST = "walkers";
    private static final int POSTS = 40;
    private static final int MEMBERS = 3;

    @TempDir
    Path folder;

    private final DatabaseSettings server = Postgres.fresh();
    private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
    private String out = "";
    private String err = "";

    /// What a command says; does something as soon as it is half through.
    private static final class Screen extends ByteArrayOutputStream {
        private final Runnable half;
        private boolean done;

        Screen(Runnable half) {
            this.half = half;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (done || !toString(US_ASCII).contains(" 50 %")) return;
            done = true;
            half.run();
        }
    }

    private int move(Site site, String url, Runnable half) {
        var said = new Screen(half);
        var refused = new ByteArrayOutputStream();
        var config = site.config().toString();
        var code = Main.run(said, refused, "move", "--to", url, "--user", server.user(), "--config", config);
        out = said.toString(UTF_8);
        err = refused.toString(UTF_8);
        return code;
    }

    private static void send(Site to, int number) throws IOException {
        try (var session = new SmtpSession(to.smtpPort())) {
            var letter = "From: Ann <ann@example.net>\r\nTo: walkers@lists.example.org\r\nMessage-ID: <" + number
                    + "@example.net>\r\nSubject: Walk " + number % 7 + "\r\n\r\nSee you on Sunday.\r\n";
            assertThat(session.send("ann@example.net", List.of(LIST + "@" + Site.DOMAIN), letter.getBytes(US_ASCII)))
                    .startsWith("250");
        }
    }

    @Test
    void everything_moves_to_a_server_or_nothing_does() throws IOException {
        try (var sink = new Sink(Duration.ZERO, (to, subject) -> delivered.add(to + " " + subject));
                var cable = new Cable(Postgres.port())) {
            var site = Site.make(folder, sink.port(), 2, LIST).members(LIST, MEMBERS);
            var url = server.url().replace("jdbc:", "");
            long highest;
            try (var app = site.app()) {
                app.start();
                for (var i = 0; i < POSTS; i++) send(site, i);
                await().until(() ->
                        delivered.size() == POSTS * MEMBERS && number(app, "select count(*) from parcel_work") == 0);
                highest = number(app, "select max(id) from inbox");

                assertThat(move(site, url, () -> {})).isEqualTo(1);
                assertThat(err).contains("A gateway is running", "stop it first");
            }
            var rows = new TreeMap<String, Long>();
            site.with(app -> {
                for (var table :
                        List.of("post", "source_piece", "member", "subscription", "masked", "station", "change"))
                    rows.put(table, number(app, "select count(*) from " + table));
            });
            var file = folder.resolve("data/letterboard.mv.db");
            var before = Files.readAllBytes(file);

            // The network goes in the middle of it: the server is as empty as it was.
            var far = url.replace(":" + Postgres.port(), ":" + cable.port());
            assertThat(move(site, far, () -> pull(cable))).isEqualTo(1);
            assertThat(err.lines()).hasSize(1);
            await().until(() -> Postgres.count(server, "information_schema.tables where table_schema = 'public'") == 0);

            assertThat(move(site, url, () -> {})).isZero();
            assertThat(out).contains("what was read back is the same", "[database]", server.url());
            rows.forEach(
                    (table, count) -> assertThat(Postgres.count(server, table)).isEqualTo(count.intValue()));
            assertThat(Files.readAllBytes(file)).isEqualTo(before);

            assertThat(move(site, url, () -> {})).isEqualTo(1);
            assertThat(err).contains("is not empty", "nothing in it is ever overwritten");

            var lines = out.isEmpty() ? Postgres.table(server) : out;
            Files.writeString(site.config().resolve("letterboard.toml"), lines, StandardOpenOption.APPEND);
            try (var app = site.app()) {
                app.start();
                send(site, POSTS);
                await().until(() -> delivered.size() == (POSTS + 1) * MEMBERS);
                assertThat(number(app, "select count(*) from post")).isEqualTo(POSTS + 1);
                assertThat(number(app, "select max(id) from inbox")).isGreaterThan(highest);
                assertThat(number(app, "select last_number from list")).isEqualTo(POSTS + 1);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }

    private static void pull(Cable cable) {
        try {
            cable.pull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(App app, String query) {
        return app.database().read(h -> h.select(query).mapTo(Long.class).one());
    }
}
