package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
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

    /// What Outlook writes into an answer, and nothing else: the field of what it answers, and five bytes more.
    private static String answering(String index) {
        var bytes = Base64.getMimeDecoder().decode(index);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + 5));
    }

    private Postbox.Got outlookAnswers(String index, String subject) {
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("bob@example.com")
                        .subject(subject)
                        .header("Thread-Index", answering(index))
                        .text("Yes, I do."));
        return town.postbox.awaitOne("ann@example.net", subject);
    }

    @Test
    void outlook_says_in_its_own_way_what_it_answers() {
        write("ann@example.net", "The bus", "Does the bus go on Sundays?");
        var bus = town.postbox.awaitOne("ann@example.net", "The bus");

        var first = outlookAnswers(bus.header("Thread-Index"), "RE: The timetable");
        var second = outlookAnswers(first.header("Thread-Index"), "RE: And the fare");
        // Between the two was a letter that went past the list.
        var third = outlookAnswers(answering(first.header("Thread-Index")), "RE: And the dog");
        var others = outlookAnswers("AdRvdXRsb29rcyBvd24gYmxvY2tzIQ==", "RE: Something else");
        outlookAnswers("?", "RE: Nothing at all");

        assertThat(first.header("In-Reply-To")).isEqualTo(bus.header("Message-ID"));
        assertThat(second.header("In-Reply-To")).isEqualTo(first.header("Message-ID"));
        assertThat(third.header("In-Reply-To")).isEqualTo(first.header("Message-ID"));
        assertThat(others.header("In-Reply-To")).isEmpty();
        assertThat(sizes()).containsExactly(1, 1, 1, 4);
    }
}
