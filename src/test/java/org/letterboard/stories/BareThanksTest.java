package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "Thanks!" to all three hundred people: it reaches the one who is thanked. And what a filter has called spam.
class BareThanksTest {
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String ANN = "Ann Bell <ann@example.net>";
    private static final String BOB = "Bob Carr <bob@example.com>";

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void a_list_of_three() {
        town = Town.with(folder, Clock.systemUTC(), "walkers", "", "rowers", "moderators = [\"ruth@example.org\"]\n");
        town.members("walkers", ANN, BOB, "Cyd <cyd@example.com>");
        town.members("rowers", ANN, BOB);
        town.send(
                "ann@example.net",
                WALKERS,
                Letters.from(ANN).subject("The mill").id("mill@example.net").text("At nine."));
        town.awaitPosts("walkers", 1);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void answers(String from, String text) {
        town.send(
                from,
                WALKERS,
                Letters.from(from.startsWith("ann") ? ANN : BOB)
                        .subject("Re: The mill")
                        .id("answer@example.com")
                        .replyTo("<mill@example.net>")
                        .text(text + "\n\nOn Mon, 23 Nov 2026 at 10:00, Ann Bell wrote:\n> At nine."));
    }

    @Test
    void bare_thanks_go_to_the_author_alone_and_nobody_sees_an_address() {
        answers("bob@example.com", "Thank you so much, Ann!");

        var got = town.postbox.awaitOne("ann@example.net", "Re: The mill");
        assertThat(got.text()).contains("Thank you so much, Ann!").doesNotContain("bob@example.com");
        assertThat(got.header("From")).contains("Bob Carr").contains("walkers+bob.");
        town.settle();
        assertThat(town.posts("walkers")).hasSize(1);
        assertThat(town.postbox.thatGot("Re: The mill")).containsExactly("ann@example.net");
    }

    @Test
    void a_word_more_is_for_everybody() {
        answers("bob@example.com", "Thank you, Ann! I bring the soup.");

        town.awaitPosts("walkers", 2);
    }

    @Test
    void who_has_left_cannot_be_thanked_alone() {
        town.leave("walkers", "ann@example.net");
        answers("bob@example.com", "Thank you!");

        town.awaitPosts("walkers", 2);
    }

    @Test
    void who_thanks_below_an_own_letter_means_all_of_them() {
        answers("ann@example.net", "Thank you!");

        town.awaitPosts("walkers", 2);
    }

    @Test
    void reply_to_all_thanks_once() {
        var masked = town.postbox.awaitOne("bob@example.com", "The mill").header("From");
        var ann = masked.substring(masked.indexOf('<') + 1, masked.indexOf('>'));
        town.send(
                "bob@example.com",
                List.of(ann, WALKERS),
                Letters.from(BOB)
                        .subject("Re: The mill")
                        .replyTo("<mill@example.net>")
                        .text("Thank you!")
                        .getBytes(UTF_8));

        town.settle();
        assertThat(town.postbox.of("ann@example.net").stream()
                        .filter(mail -> mail.header("Subject").equals("Re: The mill")))
                .hasSize(1);
    }

    @Test
    void a_stranger_who_says_thanks_is_a_stranger() {
        town.send(
                "dan@example.com",
                WALKERS,
                Letters.from("Dan <dan@example.com>")
                        .subject("Re: The mill")
                        .replyTo("<mill@example.net>")
                        .text("Thank you!"));

        assertThat(town.postbox.awaitOne("dan@example.com", "was not sent on").plain())
                .contains("Only members can write to this list");
        town.settle();
        assertThat(town.postbox.thatGot("Re: The mill")).isEmpty();
    }

    @Test
    void nobody_is_asked_about_a_strangers_spam_where_only_moderators_write() {
        town.changes("rowers", "moderators = [\"ruth@example.org\"]\nposting = \"moderators\"\n");
        town.send(
                "sam@example.com",
                "rowers@lists.example.org",
                Letters.from("sam@example.com")
                        .subject("Cheap oars")
                        .header("X-Spam-Flag", "YES")
                        .text("Buy now."));

        town.settle();
        assertThat(town.postbox.all()).noneMatch(mail -> mail.text().contains("Cheap oars"));
        var aside = town.app().database().read(h -> town.app().inbox().aside(h));
        assertThat(aside).isEmpty();
    }

    @Test
    void what_a_filter_calls_spam_waits_for_a_moderator_and_its_author_is_not_answered() {
        town.send(
                "bob@example.com",
                "rowers@lists.example.org",
                Letters.from(BOB)
                        .subject("Cheap boats")
                        .header("X-Spam-Flag", "YES")
                        .text("Buy now."));

        assertThat(town.postbox
                        .awaitOne("ruth@example.org", "Shall this go out to")
                        .plain())
                .contains("because a spam filter has marked it");
        town.settle();
        assertThat(town.posts("rowers")).isEmpty();
        assertThat(town.postbox.of("bob@example.com"))
                .noneMatch(mail -> mail.text().contains("Cheap boats"));
    }

    @Test
    void where_nobody_moderates_it_waits_for_the_administrator() {
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from(BOB)
                        .subject("Cheap shoes")
                        .header("X-Spam-Status", "Yes, score=9")
                        .text("Buy now."));

        town.settle();
        assertThat(town.posts("walkers")).hasSize(1);
        var aside = town.app().database().read(h -> town.app().inbox().aside(h));
        assertThat(aside)
                .extracting("reason")
                .containsExactly(
                        "a spam filter has marked it, and walkers has no moderator to ask; name one in its file and"
                                + " try this again");
    }
}
