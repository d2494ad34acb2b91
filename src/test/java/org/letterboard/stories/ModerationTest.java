package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Moderated.BOTH;
import static org.letterboard.stories.Moderated.OWNER;
import static org.letterboard.stories.Moderated.ROLF;
import static org.letterboard.stories.Moderated.RUTH;
import static org.letterboard.stories.Moderated.ann;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Moderators decide by replying. Ruth and Rolf moderate; Olga owns the list and does not.
class ModerationTest {
    private static final String WALKERS = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private Moderated here;
    private Town town;

    @BeforeEach
    void lists() {
        here = Moderated.with(
                folder,
                "walkers",
                BOTH + "posting = \"members-moderated\"\n",
                "rowers",
                BOTH + "first-posts = 2\n",
                "singers",
                BOTH + "moderation.largest = \"2KB\"\nmoderation.grace = \"0s\"\n",
                "readers",
                OWNER);
        town = here.town();
    }

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void a_held_post_goes_out_at_the_end_of_the_grace_time_when_a_moderator_says_yes() {
        var letter = ann("Lunch on Sunday?").id("lunch@example.net").text("Shall we meet at the mill?");
        town.send("ann@example.net", WALKERS, letter);

        var asked = here.question(RUTH);
        assertThat(asked.plain())
                .contains("Ann Bell (ann@example.net) wrote to Walkers.")
                .contains("because every letter to this list is looked at first")
                .contains("> Shall we meet at the mill?")
                .contains("The whole message is attached");
        assertThat(new String(asked.enclosed().orElseThrow(), UTF_8).replace("\r\n", "\n"))
                .isEqualTo(letter);
        assertThat(here.question(ROLF).header("Message-ID")).isEqualTo(asked.header("Message-ID"));
        assertThat(town.postbox
                        .awaitOne("ann@example.net", "Your message to Walkers waits")
                        .plain())
                .contains("A person will read your message \"Lunch on Sunday?\" first");
        here.nobodyHasIt("walkers", "Lunch on Sunday?");
        assertThat(town.postbox.of("olga@example.org")).isEmpty();

        town.reply(asked, "Yes");

        var receipt = town.postbox.awaitOne(RUTH, "It goes out at 10:03: Lunch on Sunday?");
        assertThat(receipt.plain()).contains("reply to this mail before then with the word undo");
        var other = town.postbox.awaitOne(ROLF, "Approved: Lunch on Sunday?");
        assertThat(other.plain()).contains("was approved by ruth@example.org").contains("with the word undo");
        assertThat(other.header("In-Reply-To")).isEqualTo(asked.header("Message-ID"));
        assertThat(other.header("References")).isEqualTo(asked.header("Message-ID"));
        here.passes(Duration.ofSeconds(179));
        here.nobodyHasIt("walkers", "Lunch on Sunday?");

        here.passes(Duration.ofSeconds(1));

        here.everybodyHasIt("walkers", "Lunch on Sunday?");
        assertThat(town.postbox.of("olga@example.org")).isEmpty();
    }

    @Test
    void the_author_reads_exactly_the_reason_and_the_members_nothing() {
        here.annWrites("walkers", "My neighbour");
        town.reply(here.question(ROLF), "No,\ntoo personal.\n\nPlease leave the name out.");

        var told = town.postbox.awaitOne("ann@example.net", "Your message to Walkers was not sent on");
        assertThat(told.plain())
                .contains("wrote to you:\n\ntoo personal.\n\nPlease leave the name out.\n\nIf you have a question");
        assertThat(town.postbox.awaitOne(ROLF, "Kept back: My neighbour").plain())
                .contains("the reason that we sent them:\n\ntoo personal.");
        var other = town.postbox.awaitOne(RUTH, "Kept back: My neighbour");
        assertThat(other.plain()).contains("decided by rolf@example.org");
        assertThat(other.header("In-Reply-To")).isEqualTo(here.question(RUTH).header("Message-ID"));
        here.passes(Duration.ofDays(1));
        here.nobodyHasIt("walkers", "My neighbour");
    }

    @Test
    void a_no_without_a_reason_is_told_without_one() {
        here.annWrites("walkers", "Buy my boat");
        town.reply(here.question(ROLF), "No");

        assertThat(town.postbox.awaitOne("ann@example.net", "was not sent on").plain())
                .doesNotContain("wrote to you")
                .contains("decided not to send it to everybody.\n\nIf you have a question");
        assertThat(town.postbox.awaitOne(ROLF, "Kept back").plain()).contains("without a reason");
    }

    @Test
    void an_approval_is_taken_back_in_the_grace_time_and_given_again() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "yes");
        var told = town.postbox.awaitOne(ROLF, "Approved: Lunch");
        here.passes(Duration.ofSeconds(100));

        town.reply(told, "undo");

        assertThat(town.postbox.awaitOne(ROLF, "It waits again: Lunch").plain()).contains("was not sent to Walkers");
        var again = town.postbox.awaitOne(RUTH, "It waits again: Lunch");
        assertThat(again.plain()).contains("taken back by rolf@example.org");
        here.passes(Duration.ofHours(1));
        here.nobodyHasIt("walkers", "Lunch");

        town.reply(again, "Yes");
        town.postbox.awaitOne(RUTH, "It goes out", 2);
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
    }

    @Test
    void whoever_said_yes_may_take_it_back_too_and_a_second_undo_is_told_that_it_waits() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "yes");
        var receipt = town.postbox.awaitOne(RUTH, "It goes out");

        town.reply(receipt, "undo");
        town.postbox.awaitOne(RUTH, "It waits again");
        town.reply(receipt, "undo");

        assertThat(town.postbox.awaitOne(RUTH, "It still waits: Lunch").plain()).contains("nothing to take back");
        here.passes(Duration.ofMinutes(5));
        here.nobodyHasIt("walkers", "Lunch");
    }

    @Test
    void a_held_reply_stands_under_what_it_answers() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "yes");
        town.postbox.awaitOne(RUTH, "It goes out");
        here.passes(Duration.ofMinutes(3));
        var got = town.postbox.awaitOne("bob@example.com", "Lunch");
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("Bob <bob@example.com>")
                        .subject("Re: Lunch")
                        .replyTo(got.header("Message-ID"))
                        .text("Gladly."));

        town.reply(here.question(ROLF, "Re: Lunch"), "yes");
        town.postbox.awaitOne(ROLF, "It goes out");
        here.passes(Duration.ofMinutes(3));

        town.awaitPosts("walkers", 2);
        assertThat(town.topics("walkers")).hasSize(1);
    }

    @Test
    void an_undo_that_comes_too_late_is_told_so() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "yes");
        var receipt = town.postbox.awaitOne(RUTH, "It goes out");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");

        town.reply(receipt, "undo");

        assertThat(town.postbox.awaitOne(RUTH, "This was decided before").plain())
                .contains("\"Lunch\" has gone out to Walkers already")
                .contains("Your answer has changed nothing");
        assertThat(town.posts("walkers")).hasSize(1);
    }

    @Test
    void a_second_word_changes_nothing_and_is_answered() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "yes");
        town.postbox.awaitOne(ROLF, "Approved");

        town.reply(here.question(ROLF), "No\nnot now");

        var told = town.postbox.awaitOne(ROLF, "This was decided before");
        assertThat(told.plain()).contains("was approved by ruth@example.org").contains("with the word undo");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
        assertThat(town.postbox.found("ann@example.net", "not sent on")).isEmpty();
    }

    @Test
    void without_a_grace_time_it_goes_out_at_once_and_nobody_speaks_of_undo() {
        town.send(
                "ann@example.net",
                "singers@lists.example.org",
                ann("All verses").text("La la la. ".repeat(500)));
        var asked = here.question(RUTH);
        assertThat(asked.plain()).contains("because it is very large").contains("...");

        town.reply(asked, "yes");

        here.everybodyHasIt("singers", "All verses");
        assertThat(town.postbox.awaitOne(RUTH, "It goes out now").plain()).doesNotContain("undo");
        assertThat(town.postbox.awaitOne(ROLF, "Approved").plain()).doesNotContain("undo");
    }

    @Test
    void the_third_letter_of_a_new_member_is_free() {
        for (var i = 1; i <= 2; i++) {
            here.annWrites("rowers", "Letter " + i);
            var asked = town.postbox.awaitOne(RUTH, "Letter " + i);
            assertThat(asked.plain()).contains("because it is one of the first letters from this person");
            if (i == 1) {
                // What was kept back does not count.
                here.annWrites("rowers", "Spam");
                town.reply(town.postbox.awaitOne(RUTH, "Spam"), "no");
                town.postbox.awaitOne("ann@example.net", "was not sent on");
            }
            town.reply(asked, "yes");
            town.postbox.awaitOne(RUTH, "It goes out at", i);
            here.passes(Duration.ofMinutes(3));
            town.awaitPosts("rowers", i);
        }

        here.annWrites("rowers", "Letter 3");

        town.awaitPosts("rowers", 3);
        assertThat(town.postbox.found(RUTH, "Letter 3")).isEmpty();
    }

    @Test
    void a_stranger_is_looked_at_where_there_are_moderators_and_refused_kindly_where_there_are_none() {
        var letter = Letters.from("Eve <eve@example.net>").subject("May I?").text("I am new here.");
        town.send("eve@example.net", "rowers@lists.example.org", letter);
        town.send("eve@example.net", "readers@lists.example.org", letter);

        assertThat(town.postbox
                        .awaitOne("eve@example.net", "Your message to Rowers waits")
                        .plain())
                .contains("We do not know the address");
        assertThat(town.postbox
                        .awaitOne("eve@example.net", "Your message to Readers was not sent on")
                        .plain())
                .contains("Only members can write");
        var asked = here.question(ROLF);
        assertThat(asked.plain()).contains("because we do not know the address eve@example.net");

        town.reply(asked, "yes");
        town.postbox.awaitOne(ROLF, "It goes out");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("rowers", "May I?");
        assertThat(town.isMember("rowers", "eve@example.net")).isFalse();
    }

    @Test
    void a_moderator_and_an_owner_are_not_asked_about_their_own_letters() {
        for (var who : new String[] {RUTH, "olga@example.org"})
            town.send(who, WALKERS, Letters.from(who).subject("From " + who).text("The bus leaves at nine."));
        town.awaitPosts("walkers", 2);
        assertThat(town.postbox.found(ROLF, "Shall this go out")).isEmpty();
    }

    @Test
    void the_same_letter_again_bothers_nobody() {
        var letter = ann("Lunch").id("lunch@example.net").text("At the mill?");
        for (var i = 0; i < 3; i++) town.send("ann@example.net", WALKERS, letter);
        town.settle();
        here.question(RUTH);
        town.settle();

        assertThat(town.postbox.found(RUTH, "Lunch")).hasSize(1);
        assertThat(town.postbox.of("ann@example.net")).hasSize(1);

        town.reply(here.question(RUTH), "yes");
        town.postbox.awaitOne(RUTH, "It goes out");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
        town.send("ann@example.net", WALKERS, letter);
        town.settle();
        assertThat(town.posts("walkers")).hasSize(1);
        assertThat(town.postbox.found(RUTH, "Shall this go out")).hasSize(1);
    }
}
