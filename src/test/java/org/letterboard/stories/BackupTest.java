package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.crash.Site;
import org.letterboard.db.Postgres;

/// A charity's machine is backed up while mail comes in; and one day the backup is all there is.
class BackupTest {
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String MARY = "mary@example.net";

    @TempDir
    Path folder;

    private final Postbox postbox = new Postbox();

    @AfterEach
    void close() {
        postbox.close();
    }

    private static String send(App to, String from, String address, String letter) {
        try (var client = new SmtpClient(to.smtpPort())) {
            return client.send(
                    from, List.of(address), letter.replace("\n", "\r\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String walk(App to, int number) {
        var letter =
                Letters.from("Ann <ann@example.net>").subject("Walk " + number).id("walk" + number + "@example.net");
        if (number % 3 > 0) letter.replyTo("<walk" + (number - number % 3) + "@example.net>");
        return send(to, "ann@example.net", WALKERS, letter.text("See you on Sunday."));
    }

    /// What stands in each topic.
    private static Map<Long, List<String>> topics(App app) {
        var list = app.lists().named("walkers").orElseThrow();
        var topics = new TreeMap<Long, List<String>>();
        List<Topic> all = app.database().read(h -> app.board().allTopics(h, list.id()));
        for (var topic : all) {
            List<Post> posts = app.database().read(h -> app.board().posts(h, topic.id()));
            topics.put(topic.id(), posts.stream().map(Post::subject).toList());
        }
        return topics;
    }

    private static long number(App app, String query) {
        return app.database().read(h -> h.select(query).mapTo(Long.class).one());
    }

    @Test
    void what_was_answered_before_is_there_on_the_next_machine_and_all_goes_on() throws IOException {
        var here = Site.make(folder.resolve("here"), postbox.port(), 2, "walkers");
        var file = folder.resolve("letterboard.backup");
        var kept = new ConcurrentLinkedQueue<Integer>();
        List<Integer> before;
        Map<Long, List<String>> was;
        try (var app = here.app()) {
            app.start();
            send(
                    app,
                    MARY,
                    "walkers-join@lists.example.org",
                    Letters.from("Mary <" + MARY + ">").text(""));
            postbox.awaitOne(MARY, "Do you want to join");
            var stop = new AtomicBoolean();
            var writer = Thread.ofVirtual().start(() -> write(app, kept, stop));
            await().until(() -> kept.size() > 40);

            before = List.copyOf(kept);
            var screen = new Terminal(here.config()).run("backup", file.toString());

            stop.set(true);
            assertThat(screen.err()).isEmpty();
            assertThat(screen.code()).isZero();
            assertThat(screen.out()).contains(" posts, 0 members, 1 list, and", "keep it safe");
            await().until(() -> !writer.isAlive());
            await().until(() -> number(app, "select count(*) from inbox_work") == 0);
            assertThat(number(app, "select count(*) from post")).isEqualTo(kept.size());
            was = topics(app);
        }

        var there = new Site(folder.resolve("there"), here.smtpPort());
        var restored = new Terminal(there.config()).run("restore", file.toString());
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("lists/walkers.toml", "Restored to", "gets it twice");
        goesOn(there, before, was);

        var moved = new Site(folder.resolve("moved"), here.smtpPort());
        var server = Postgres.fresh();
        assertThat(new Terminal(moved.config())
                        .run("restore", "--config-only", file.toString())
                        .code())
                .isZero();
        assertThat(moved.folder().resolve("data")).doesNotExist();
        Files.writeString(
                moved.config().resolve("letterboard.toml"), Postgres.table(server), StandardOpenOption.APPEND);
        assertThat(new Terminal(moved.config()).run("restore", file.toString()).err())
                .isEmpty();
        goesOn(moved, before, was);
        assertThat(Postgres.count(server, "post")).isGreaterThan(before.size());
        var again = new Terminal(moved.config()).run("restore", file.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty", server.url());
    }

    private static void write(App to, Queue<Integer> kept, AtomicBoolean stop) {
        for (var i = 0; !stop.get(); i++) if (walk(to, i).startsWith("250")) kept.add(i);
    }

    private void goesOn(Site site, List<Integer> before, Map<Long, List<String>> was) throws IOException {
        try (var app = site.app()) {
            var highest = number(app, "select max(id) from inbox");
            // The same topics as far as they had come.
            topics(app).forEach((topic, posts) -> assertThat(was.get(topic)).containsAll(posts));
            app.start();
            // What waited for the desk at that moment is posted now.
            await().until(() -> number(app, "select count(*) from inbox_work") == 0);
            var posts = number(app, "select count(*) from post");
            var subjects = topics(app).values().stream().flatMap(List::stream).toList();
            assertThat(subjects)
                    .containsAll(before.stream().map(i -> "Walk " + i).toList());
            assertThat(number(app, "select last_number from list")).isEqualTo(posts);

            // The question that was asked on the old machine is answered on this one: its token still holds.
            var question = postbox.awaitOne(MARY, "Do you want to join");
            var welcomes = postbox.found(MARY, "Welcome").size();
            var answer = Letters.from("Mary <" + MARY + ">")
                    .subject("Re: " + question.header("Subject"))
                    .replyTo(question.header("Message-ID"))
                    .text("yes");
            assertThat(send(app, MARY, question.header("Reply-To"), answer)).startsWith("250");
            postbox.awaitOne(MARY, "Welcome", welcomes + 1);

            // Ids go on far above those that the old machine may have given since.
            var next = was.values().stream().mapToInt(List::size).sum();
            assertThat(walk(app, next)).startsWith("250");
            postbox.awaitOne(MARY, "Walk " + next, welcomes + 1);
            assertThat(number(app, "select max(id) from inbox")).isGreaterThan(highest + 1_000_000);
            assertThat(number(app, "select last_number from list")).isEqualTo(posts + 1);

            var file = site.folder().resolve("next.backup").toString();
            var screen = new Terminal(site.config()).run("backup", file);
            assertThat(screen.out()).contains("Saved: " + (posts + 1) + " posts, 1 member, 1 list");
        }
    }
}
