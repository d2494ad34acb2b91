package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;

/// Some mail programs do not say which letter they answer. The board finds out, or leaves it.
class LostThreadTest {
    private static final String WALKERS = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void a_list_with_a_letter() {
        town = Town.with(folder, new TestClock(Instant.parse("2026-11-23T12:00:00Z")), "walkers", "");
        town.members("walkers", "ann@example.net", "bob@example.com");
        write("ann@example.net", "Lunch on Sunday", "Shall we meet at the mill on Sunday? There is a bus at nine.");
        town.awaitPosts("walkers", 1);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void write(String from, String subject, String text) {
        town.send(from, WALKERS, Letters.from(from).subject(subject).text(text));
    }

    private List<Integer> sizes() {
        return town.topics("walkers").stream().map(Topic::posts).sorted().toList();
    }

    @Test
    void an_answer_without_headers_stands_below_what_it_answers() {
        var letter = Letters.from("bob@example.com")
                .subject("AW: [walkers] Lunch on Sunday")
                .id("answer@example.com");
        town.send("bob@example.com", WALKERS, letter.text("""
                Yes, gladly.

                Am 23.11.2026 um 10:00 schrieb Ann:
                > Shall we meet at the mill on Sunday? There is a
                > bus at nine.
                """));
        town.awaitPosts("walkers", 2);

        assertThat(sizes()).containsExactly(2);
        var topic = town.topics("walkers").getFirst();
        assertThat(topic.subject()).isEqualTo("Lunch on Sunday");
        assertThat(town.posts(topic)).extracting(Post::number).containsExactly(1L, 2L);
        assertThat(new Terminal(folder.resolve("config"))
                        .run("why", "answer@example.com")
                        .out())
                .contains("(found by its subject and what it quotes)");
    }

    @Test
    void a_new_letter_of_the_same_name_is_a_topic_of_its_own() {
        write("bob@example.com", "Lunch on Sunday", "This time I cook. Come to my house at one.");
        town.awaitPosts("walkers", 2);

        assertThat(sizes()).containsExactly(1, 1);
    }

    @Test
    void an_answer_to_a_letter_that_we_never_had_waits_for_it_in_the_right_topic() {
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("bob@example.com")
                        .subject("Re: Lunch on Sunday")
                        .id("second@example.com")
                        .replyTo("<first@example.com>")
                        .text("And I bring cake."));
        town.awaitPosts("walkers", 2);
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("bob@example.com")
                        .subject("Re: Lunch on Sunday")
                        .id("first@example.com")
                        .text("I come, too."));
        town.awaitPosts("walkers", 3);

        assertThat(sizes()).containsExactly(3);
    }
}
