package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.control.Answer;
import org.letterboard.control.Request;
import org.letterboard.db.Postgres;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.DatabaseSettings;
import org.letterboard.settings.Loaded;
import org.letterboard.stories.TestClock;

/// Two gateways on one PostgreSQL server, whose cable can be pulled out: the operator hears of each trouble once.
class OneAlarmTest {
    private static final String ADA = "admin@example.org";

    @TempDir
    Path folder;

    private final DatabaseSettings server = Postgres.fresh();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T06:00:00Z"));
    private final ConcurrentLinkedQueue<String> mails = new ConcurrentLinkedQueue<>();
    private Sink sink;
    private Cable cable;
    private App north;
    private App south;

    @BeforeEach
    void two_gateways() throws IOException {
        sink = new Sink(Duration.ZERO, (to, subject) -> {
            if (to.equals(ADA)) mails.add(subject);
        });
        cable = new Cable(Postgres.port());
        var url = server.url().replace(":" + Postgres.port(), ":" + cable.port());
        north = open("north", url);
        south = open("south", url);
    }

    private App open(String name, String url) throws IOException {
        var site = Site.make(folder.resolve(name), sink.port(), 2, "walkers");
        Files.writeString(
                site.config().resolve("letterboard.toml"),
                Postgres.table(new DatabaseSettings(url, server.user(), null)),
                StandardOpenOption.APPEND);
        var key = folder.resolve("north/secret/key");
        if (Files.exists(key)) {
            Files.createDirectories(site.folder().resolve("secret"));
            Files.copy(key, site.folder().resolve("secret/key"));
        }
        if (!(ConfigReader.read(site.config()) instanceof Loaded.Right right)) throw new IllegalStateException(name);
        var app = new App(right.settings(), Site.home(), clock);
        app.start();
        return app;
    }

    @AfterEach
    void close() throws IOException {
        cable.plugIn();
        north.close();
        south.close();
        cable.close();
        sink.close();
    }

    private static HttpResponse<String> health(App app) {
        var ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.webPort() + "/health"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(ask, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Both look, and once more when some minutes have passed.
    private void look() {
        both();
        clock.advance(Duration.ofMinutes(3));
        both();
    }

    private void both() {
        Stream.of(north, south).parallel().forEach(App::lookOut);
    }

    @Test
    void a_trouble_that_both_see_is_one_mail() throws IOException {
        try (var session = new SmtpSession(north.smtpPort())) {
            assertThat(session.send(
                            "ann@example.net",
                            List.of("walkers@" + Site.DOMAIN),
                            "From: Ann <ann@example.net>\r\nSubject: Lunch\r\n\r\nOn Sunday.\r\n"
                                    .getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
        await().until(() -> Postgres.count(server, "post") == 1 && Postgres.count(server, "inbox_work") == 0);
        north.database()
                .transact(tx ->
                        tx.execute("insert into inbox_aside (id, at, reason) select id, received, 'a bug' from inbox"));

        await().until(() -> {
            look();
            return !mails.isEmpty();
        });
        look();

        assertThat(Postgres.count(server, "alarm")).isEqualTo(1);
        await().until(() -> Postgres.count(server, "delivery") == 0);
        assertThat(mails).containsExactly("Letterboard could not deal with a message");

        north.database().transact(tx -> tx.execute("delete from inbox_aside"));
        await().until(() -> {
            look();
            return mails.size() > 1;
        });
        look();
        await().until(() -> Postgres.count(server, "delivery") == 0);
        assertThat(mails)
                .containsExactly(
                        "Letterboard could not deal with a message",
                        "It is over: Letterboard could not deal with a message");
    }

    @Test
    void a_database_that_was_away_is_told_once_and_makes_the_gateway_ill_meanwhile() throws IOException {
        assertThat(health(south).statusCode()).isEqualTo(200);
        cable.pull();

        await().until(() -> health(south).statusCode() == 503);
        assertThat(health(south).body())
                .startsWith("{\"ok\":false,")
                .contains("{\"name\":\"database\",\"ok\":false,\"needed\":true,\"why\":\"it does not answer\"}");
        await().until(() -> {
            look();
            return status(north).equals("The database does not answer.\n");
        });
        look();
        assertThat(mails).isEmpty();

        cable.plugIn();

        // Also search, which looks for the database by itself.
        await().until(() -> Stream.of(north, south)
                .map(OneAlarmTest::health)
                .allMatch(answer -> answer.statusCode() == 200 && !answer.body().contains("\"ok\":false")));
        await().until(() -> {
            look();
            return !mails.isEmpty();
        });
        look();
        await().until(() -> Postgres.count(server, "delivery") == 0);
        assertThat(mails).hasSize(1);
        assertThat(mails.peek()).startsWith("Letterboard had no database for ").endsWith(" minutes; it has it again");
    }

    @Test
    void a_gateway_that_is_silent_is_told_by_another_and_so_is_its_coming_back() {
        beats(north, south);
        for (var i = 0; i < 6; i++) {
            clock.advance(Duration.ofSeconds(10));
            beats(north);
        }
        await().until(() -> {
            beats(north);
            north.lookOut();
            return mails.size() == 1;
        });
        assertThat(mails.peek()).startsWith("Letterboard: the gateway ").endsWith(" is gone");

        await().until(() -> {
            beats(north, south);
            both();
            clock.advance(Duration.ofSeconds(10));
            return mails.size() == 2;
        });
        assertThat(mails).last().asString().startsWith("It is over: Letterboard: the gateway ");
    }

    private static void beats(App... some) {
        for (var app : some) app.heartbeat();
    }

    private static String status(App app) {
        var out = new ByteArrayOutputStream();
        app.control().answer(new Request.ShowStatus(), new Answer(out, out));
        return out.toString(StandardCharsets.UTF_8);
    }
}
