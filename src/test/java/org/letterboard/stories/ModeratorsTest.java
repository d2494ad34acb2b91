package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Moderated.BOTH;
import static org.letterboard.stories.Moderated.OWNER;
import static org.letterboard.stories.Moderated.ROLF;
import static org.letterboard.stories.Moderated.RUTH;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What moderators do besides saying yes: all at once, too late, away from home, or not any more.
class ModeratorsTest {
    private static final String MODERATED = "posting = \"members-moderated\"\n";

    @TempDir
    Path folder;

    private Moderated here;
    private Town town;

    @BeforeEach
    void a_list() {
        here = Moderated.with(folder, "walkers", BOTH + MODERATED);
        town = here.town();
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void meets(CyclicBarrier other) {
        try {
            other.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void two_at_the_same_second_make_one_decision_and_the_other_is_told() throws InterruptedException {
        for (var round = 1; round <= 20; round++) {
            var subject = "Walk no. " + round + ".";
            here.annWrites("walkers", subject);
            var ruths = here.question(RUTH, subject);
            var rolfs = here.question(ROLF, subject);
            var start = new CyclicBarrier(2);
            var ruth = Thread.ofVirtual().start(() -> {
                meets(start);
                town.reply(ruths, "Yes");
            });
            var rolf = Thread.ofVirtual().start(() -> {
                meets(start);
                town.reply(rolfs, "No\nnot this one");
            });
            ruth.join();
            rolf.join();
            town.settle();

            var late = town.postbox.thatGot("This was decided before: " + subject);
            var approved = town.postbox.thatGot("Approved: " + subject);
            var kept = town.postbox.thatGot("Kept back: " + subject);
            if (approved.isEmpty()) {
                assertThat(kept).containsExactly(ROLF, RUTH);
                assertThat(late).containsExactly(RUTH);
            } else {
                assertThat(approved).containsExactly(ROLF);
                assertThat(late).containsExactly(ROLF);
                assertThat(kept).isEmpty();
            }
            here.passes(Duration.ofMinutes(3));
            assertThat(town.posts("walkers").stream()
                            .filter(post -> post.subject().equals(subject))
                            .count())
                    .isEqualTo(approved.size());
        }
    }

    @Test
    void a_stranger_with_a_stolen_token_and_a_moderator_at_another_address_change_nothing() {
        here.annWrites("walkers", "Lunch");
        var asked = here.question(RUTH);

        for (var from : new String[] {"eve@example.net", "ruth@home.example"}) town.reply(from, asked, "yes");

        for (var who : new String[] {"eve@example.net", "ruth@home.example"})
            assertThat(town.postbox
                            .awaitOne(who, "We could not use your answer to Walkers")
                            .plain())
                    .contains("to another e-mail address, so nothing has changed")
                    .doesNotContain("Lunch");
        here.passes(Duration.ofHours(1));
        here.nobodyHasIt("walkers", "Lunch");
    }

    @Test
    void an_owner_who_is_no_moderator_decides_nothing() {
        here.annWrites("walkers", "Lunch");
        town.reply("olga@example.org", here.question(RUTH), "yes");

        town.postbox.awaitOne("olga@example.org", "We could not use your answer");
        here.passes(Duration.ofHours(1));
        here.nobodyHasIt("walkers", "Lunch");
    }

    @Test
    void a_vacation_note_changes_nothing_and_is_answered_three_times_at_most() {
        here.annWrites("walkers", "Lunch");
        var asked = here.question(RUTH);
        var note = Letters.from(RUTH).subject("Away").replyTo(asked.header("Message-ID"));
        town.send(
                RUTH,
                asked.header("Reply-To"),
                note.header("Auto-Submitted", "auto-replied").text("Yes! I am on the Isle of Wight."));
        town.settle();
        assertThat(town.postbox.of(RUTH)).hasSize(1);

        for (var i = 0; i < 5; i++) {
            town.reply(asked, "I am on the Isle of Wight until Monday. Yes, really!");
            town.settle();
        }

        assertThat(town.postbox.found(RUTH, "We did not understand your answer"))
                .hasSize(3);
        here.passes(Duration.ofHours(1));
        here.nobodyHasIt("walkers", "Lunch");
    }

    @Test
    void a_question_back_gets_a_short_menu_to_which_yes_can_be_said() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "Why is she writing this?");

        var menu = town.postbox.awaitOne(RUTH, "We did not understand your answer");
        assertThat(menu.plain()).contains("Shall this go out to Walkers? Lunch").contains("just one word: yes or no");
        here.passes(Duration.ofMinutes(10));
        here.nobodyHasIt("walkers", "Lunch");

        town.reply(menu, "yes");
        town.postbox.awaitOne(RUTH, "It goes out");
        // And when it is decided, the menu is another one.
        town.reply(menu, "Why did she write this?");
        assertThat(town.postbox.awaitOne(RUTH, "This was decided before").plain())
                .contains("with the word undo");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
    }

    @Test
    void moderators_are_reminded_less_and_less_often_and_in_the_end_the_author_is_told() {
        here.annWrites("walkers", "Lunch");
        var asked = here.question(RUTH);
        // 12 h, then 24 h, 48 h and 96 h later, which is after the end.
        var reminded = 0;
        for (var hours = 1; hours < 7 * 24; hours++) {
            here.clock().advance(Duration.ofHours(1));
            town.look();
            town.settle();
            if (hours == 12 || hours == 12 + 24 || hours == 12 + 24 + 48) {
                var reminder = town.postbox.awaitOne(RUTH, "Still waiting: Lunch", ++reminded);
                assertThat(reminder.header("In-Reply-To")).isEqualTo(asked.header("Message-ID"));
                assertThat(reminder.enclosed()).isEmpty();
            }
        }
        town.settle();
        assertThat(town.postbox.found(RUTH, "Still waiting")).hasSize(3);
        assertThat(town.postbox.found(ROLF, "Still waiting")).hasSize(3);
        assertThat(town.postbox.found("ann@example.net", "not sent on")).isEmpty();

        here.passes(Duration.ofHours(1));

        assertThat(town.postbox.awaitOne("ann@example.net", "was not sent on").plain())
                .contains("nobody has decided about it in time");
        town.reply(asked, "yes");
        assertThat(town.postbox.awaitOne(RUTH, "This was decided before").plain())
                .contains("Nobody decided about \"Lunch\" in time");
        here.passes(Duration.ofDays(1));
        here.nobodyHasIt("walkers", "Lunch");
    }

    @Test
    void after_an_undo_moderators_are_reminded_again() {
        here.annWrites("walkers", "Lunch");
        town.reply(here.question(RUTH), "yes");
        town.reply(town.postbox.awaitOne(RUTH, "It goes out"), "undo");
        town.postbox.awaitOne(RUTH, "It waits again");

        here.passes(Duration.ofHours(11));
        assertThat(town.postbox.found(RUTH, "Still waiting")).isEmpty();
        here.passes(Duration.ofHours(1));

        town.postbox.awaitOne(RUTH, "Still waiting: Lunch");
    }

    @Test
    void who_is_no_moderator_any_more_decides_nothing_and_who_became_one_does() {
        here.annWrites("walkers", "Lunch");
        var rolfs = here.question(ROLF);
        town.changes("walkers", OWNER + MODERATED + "moderators = [\"ruth@example.org\", \"nia@example.org\"]\n");

        town.reply(rolfs, "yes");

        assertThat(town.postbox.awaitOne(ROLF, "We could not use your answer").plain())
                .contains("not one of the moderators of Walkers any more");
        here.passes(Duration.ofHours(12));
        here.nobodyHasIt("walkers", "Lunch");
        assertThat(town.postbox.found(ROLF, "Still waiting")).isEmpty();
        var reminder = town.postbox.awaitOne("nia@example.org", "Still waiting: Lunch");
        assertThat(new String(reminder.enclosed().orElseThrow(), UTF_8)).contains("Shall we meet at the mill?");

        town.reply(reminder, "yes");
        town.postbox.awaitOne("nia@example.org", "It goes out");
        town.postbox.awaitOne(RUTH, "Approved: Lunch");
        assertThat(town.postbox.found(ROLF, "Approved")).isEmpty();
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
    }

    @Test
    void a_list_that_is_closed_before_the_grace_time_is_over_keeps_the_post_for_an_administrator() {
        here.annWrites("walkers", "Lunch");
        var asked = here.question(RUTH);
        town.reply(asked, "yes");
        town.postbox.awaitOne(RUTH, "It goes out");

        town.closes("walkers");
        here.passes(Duration.ofMinutes(3));

        assertThat(town.send(RUTH, asked.header("Reply-To"), Letters.from(RUTH).text("undo")))
                .startsWith("550");
        var aside = town.app().database().read(h -> town.app().inbox().aside(h));
        assertThat(aside)
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("closed"));

        // It was a mistake: the list comes back, and the letter is decided about anew.
        town.changes("walkers", BOTH + MODERATED);
        here.nobodyHasIt("walkers", "Lunch");
        assertThat(town.app().inbox().retry(aside.getFirst().id())).isTrue();
        town.reply(town.postbox.awaitOne(ROLF, "Shall this go out", 2), "yes");
        town.postbox.awaitOne(ROLF, "It goes out");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
    }

    @Test
    void what_waits_on_a_closed_list_ends_without_a_word_to_its_moderators() {
        here.annWrites("walkers", "Lunch");
        here.question(RUTH);
        town.closes("walkers");

        here.passes(Duration.ofDays(1));
        here.passes(Duration.ofDays(8));

        assertThat(town.postbox.of(RUTH)).hasSize(1);
        town.changes("walkers", BOTH + MODERATED);
        here.passes(Duration.ofDays(1));
        here.nobodyHasIt("walkers", "Lunch");
        assertThat(town.postbox.of(RUTH)).hasSize(1);
    }

    @Test
    void a_machines_letter_that_is_turned_down_is_not_answered() {
        town.send(
                "ann@example.net",
                "walkers@lists.example.org",
                Moderated.ann("Weather").header("Precedence", "bulk").text("Sunny."));
        town.reply(here.question(RUTH), "no\nnot a weather list");

        assertThat(town.postbox.awaitOne(RUTH, "Kept back").plain())
                .contains("The author has not been told, since a machine sent it.");
        town.settle();
        assertThat(town.postbox.of("ann@example.net")).isEmpty();
    }

    @Test
    void a_restart_in_any_state_changes_nothing() {
        here.annWrites("walkers", "Lunch");
        var asked = here.question(RUTH);
        town.restart();
        town.reply(asked, "yes");
        var receipt = town.postbox.awaitOne(RUTH, "It goes out");
        town.restart();
        here.nobodyHasIt("walkers", "Lunch");
        town.reply(receipt, "undo");
        var waits = town.postbox.awaitOne(RUTH, "It waits again");
        town.restart();
        here.passes(Duration.ofHours(1));
        here.nobodyHasIt("walkers", "Lunch");
        town.reply(waits, "yes");
        town.postbox.awaitOne(RUTH, "It goes out", 2);

        // The grace time ends while nobody serves.
        town.app().close();
        here.clock().advance(Duration.ofMinutes(3));
        town.restart();

        here.everybodyHasIt("walkers", "Lunch");
        town.restart();
        town.settle();
        assertThat(town.posts("walkers")).hasSize(1);
        assertThat(town.postbox.found("bob@example.com", "Lunch")).hasSize(1);
    }
}
