package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.App;
import org.letterboard.board.Post;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Inbox;
import org.letterboard.mail.EmailAddress;

/// What the desk cannot handle costs nobody else anything.
class DeskTroubleTest {
    private static final EmailAddress ANN =
            EmailAddress.parse("ann@example.net").orElseThrow();

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void a_list() {
        town = Town.with(folder, Clock.systemUTC(), "walkers", "posting = \"anyone\"\n");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static byte[] letter(String subject) {
        return "From: ann@example.net\r\nMessage-ID: <%s@example.net>\r\nSubject: %s\r\n\r\nHello.\r\n"
                .formatted(subject, subject)
                .getBytes(UTF_8);
    }

    /// Letters that came in, and that no worker has had yet: the desk takes them up together.
    private static void wait(App app, String... subjects) {
        var to = EmailAddress.parse("walkers@" + Town.DOMAIN).orElseThrow();
        try (var inbox = new Inbox(app.database(), Clock.systemUTC(), "before", () -> true)) {
            inbox.start();
            for (var subject : subjects)
                inbox.accept(new Arrival(
                        "smtp",
                        "",
                        "",
                        "",
                        ANN,
                        List.of(to),
                        false,
                        Clock.systemUTC().instant(),
                        new Content.InMemory(letter(subject))));
        }
    }

    @Test
    void of_letters_that_are_decided_about_together_the_one_that_cannot_be_stored_is_set_aside_alone() {
        town.whileStopped(app -> {
            app.database().transact(tx -> tx.execute("alter table post add check (subject <> 'Three')"));
            wait(app, "One", "Two", "Three", "Four", "Five");
        });

        town.awaitPosts("walkers", 4);
        var app = town.app();
        Awaitility.await().until(() -> app.database().read(app.inbox()::waiting) == 0);

        assertThat(town.posts("walkers"))
                .extracting(Post::subject)
                .containsExactlyInAnyOrder("One", "Two", "Four", "Five");
        assertThat(town.posts("walkers")).extracting(Post::number).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(app.database().read(app.inbox()::aside))
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).startsWith("we could not handle this"));
    }

    @Test
    void where_what_was_held_cannot_be_looked_for_letters_are_posted_all_the_same() {
        town.whileStopped(app -> {
            app.database().transact(tx -> tx.execute("alter table held_ready rename to held_ready_away"));
            wait(app, "One");
        });

        town.awaitPosts("walkers", 1);
    }
}
