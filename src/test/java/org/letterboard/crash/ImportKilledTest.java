package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.Main;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;

/// An import under which the gateway is killed: nobody sees a half of it, and the same command goes on.
class ImportKilledTest {
    private static final int MESSAGES = 1_500;
    private static final Pattern FIRST_LINES = Pattern.compile("(?s).*\\d+ % .*");

    @TempDir
    Path folder;

    /// What a command says; kills the gateway as soon as it tells of some progress.
    private static final class Screen extends ByteArrayOutputStream {
        private final Runnable whenItGoesOn;
        private boolean killed;

        Screen(Runnable whenItGoesOn) {
            this.whenItGoesOn = whenItGoesOn;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (killed || !FIRST_LINES.matcher(toString(US_ASCII)).matches()) return;
            killed = true;
            whenItGoesOn.run();
        }
    }

    @Test
    void an_import_goes_on_after_the_gateway_was_killed() throws IOException {
        var site = Site.make(folder, 1, 1, "walkers");
        var archive = archive();
        var gateway = Gateway.start(site, CrashLoop.QUICK).awaitDoor();
        var screen = new Screen(gateway::kill);
        assertThat(run(site, screen, archive)).isEqualTo(1);
        assertThat(screen.toString(US_ASCII)).doesNotContain("found:");

        try (var app = open(site)) {
            var list = app.lists().named("walkers").orElseThrow();
            var hidden = number(app, "select count(*) from post");
            System.out.println("killed after " + hidden + " of " + MESSAGES);
            assertThat(hidden).isBetween(1L, MESSAGES - 1L);
            List<Topic> topics = app.database().read(h -> app.board().allTopics(h, list.id()));
            assertThat(topics).isEmpty();
            List<Topic> page = app.database().read(h -> app.board().topics(h, list.id(), Long.MAX_VALUE, 10));
            assertThat(page).isEmpty();
            List<Post> posts = app.database().read(h -> app.board().after(h, list.id(), 0, 10));
            assertThat(posts).isEmpty();
            Optional<Post> first = app.database().read(h -> app.board().post(h, list.id(), 1));
            assertThat(first).isEmpty();
            long count = app.database().read(h -> app.board().count(h, list.id()));
            assertThat(count).isZero();
            assertThat(number(app, "select count(*) from change")).isZero();
        }

        try (var again = Gateway.start(site, CrashLoop.QUICK).awaitDoor()) {
            assertThat(again.pid()).isPositive();
            var second = new Screen(() -> {});
            assertThat(run(site, second, archive)).isZero();
            var said = second.toString(US_ASCII);
            assertThat(said).contains("goes on", "1,500 messages found:", "posts of before it was broken off");
            assertThat(count(said, "new posts?") + count(said, "posts? of before"))
                    .isEqualTo(MESSAGES);
            assertThat(count(said, "duplicates")).isZero();
        }

        try (var app = open(site)) {
            var list = app.lists().named("walkers").orElseThrow();
            List<Topic> topics = app.database().read(h -> app.board().allTopics(h, list.id()));
            assertThat(topics.stream().mapToInt(topic -> topic.posts())).containsOnly(10);
            assertThat(topics).hasSize(MESSAGES / 10);
            long count = app.database().read(h -> app.board().count(h, list.id()));
            assertThat(count).isEqualTo(MESSAGES);
            assertThat(number(app, "select count(*) from change")).isEqualTo(MESSAGES);
        }
    }

    private static long number(App app, String query) {
        return app.database().read(h -> h.select(query).mapTo(Long.class).one());
    }

    private static int run(Site site, Screen screen, Path archive) {
        return Main.run(
                screen,
                new ByteArrayOutputStream(),
                "import",
                "--list",
                "walkers",
                archive.toString(),
                "--config",
                site.config().toString());
    }

    private static int count(String text, String what) {
        var found = Pattern.compile("([\\d,]+)  " + what).matcher(text);
        return found.find() ? Integer.parseInt(found.group(1).replace(",", "")) : -1;
    }

    private static App open(Site site) {
        return switch (ConfigReader.read(site.config())) {
            case Loaded.Right right -> new App(right.settings(), Site.home(), Clock.systemUTC());
            case Loaded.Wrong wrong ->
                throw new IllegalStateException(wrong.report().text());
        };
    }

    private Path archive() throws IOException {
        var out = new StringBuilder();
        for (var i = 0; i < MESSAGES; i++) {
            var topic = i / 10;
            out.append("From ann@example.net Mon Nov 23 10:00:00 2009\nFrom: Ann <ann@example.net>\nSubject: Walk ")
                    .append(topic)
                    .append("\nDate: Mon, 23 Nov 2009 10:00:00 +0000\nMessage-ID: <")
                    .append(i)
                    .append("@example.net>\n");
            if (i % 10 > 0) out.append("In-Reply-To: <").append(topic * 10).append("@example.net>\n");
            out.append("\nNumber ").append(i).append("\n\n");
        }
        return Files.writeString(folder.resolve("walkers.mbox"), out);
    }
}
