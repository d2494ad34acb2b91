package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Moderated.BOTH;
import static org.letterboard.stories.Moderated.ROLF;
import static org.letterboard.stories.Moderated.RUTH;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letterboard.inbox.MailId;
import org.letterboard.stories.Terminal.Screen;

/// An administrator decides about held posts at the command line.
class HeldCommandsTest {
    @TempDir
    Path folder;

    private Moderated here;
    private Town town;

    @BeforeEach
    void lists() {
        var moderated = BOTH + "posting = \"members-moderated\"\n";
        here = Moderated.with(folder, "walkers", moderated, "rowers", moderated);
        town = here.town();
    }

    @AfterEach
    void close() {
        here.close();
    }

    private Screen run(String... words) {
        return new Terminal(folder.resolve("config")).run(words);
    }

    /// The id of the message that came in last.
    private String last() {
        return MailId.text(town.app()
                .database()
                .read(h -> h.select("select max(inbox_id) from held")
                        .mapTo(Long.class)
                        .one()));
    }

    @Test
    void what_waits_is_shown_with_its_reason_and_its_end() {
        assertThat(run("held").out()).isEqualTo("Nothing is held.\n");
        here.annWrites("walkers", "Lunch");
        here.question(RUTH);
        var id = last();

        var shown = run("held");

        assertThat(shown.err()).isEmpty();
        assertThat(shown.lines())
                .startsWith(
                        "1 post is held:",
                        "  " + id + "  walkers  2026-11-23 10:00:00  Ann Bell <ann@example.net>  \"Lunch\"",
                        "      every letter to this list is looked at first",
                        "      it waits for a moderator of walkers since 2026-11-23 10:00:00, until 2026-11-30 10:00:00");
        assertThat(run("held", "list", "--list", "walkers").lines()).isEqualTo(shown.lines());
        assertThat(run("held", "list", "--list", "rowers").out()).isEqualTo("Nothing is held on rowers.\n");
        assertThat(run("held", "show", id).out()).contains("\n\nShall we meet at the mill? (Lunch)\n");
        assertThat(run("why", id).out())
                .contains("held on walkers: every letter to this list is looked at first")
                .contains("It waits for a moderator of walkers since 2026-11-23 10:00:00");
    }

    @Test
    void an_approval_is_told_to_the_moderators_and_can_be_taken_back() {
        here.annWrites("walkers", "Lunch");
        var asked = here.question(RUTH);
        var id = last();

        assertThat(run("held", "approve", id).out())
                .startsWith(
                        "\"Lunch\" was approved by an administrator, and goes out to walkers at 2026-11-23 10:03:00");

        for (var moderator : List.of(RUTH, ROLF)) {
            var told = town.postbox.awaitOne(moderator, "Approved: Lunch");
            assertThat(told.plain())
                    .contains("was approved by an administrator")
                    .contains("with the word undo");
            assertThat(told.header("In-Reply-To")).isEqualTo(asked.header("Message-ID"));
        }
        assertThat(run("held").out()).contains("goes out to walkers at 2026-11-23 10:03:00");
        assertThat(run("held", "approve", id).err()).startsWith("Nothing has changed: \"Lunch\" was approved");

        assertThat(run("held", "undo", id).out()).startsWith("\"Lunch\" waits for a moderator of walkers");
        town.postbox.awaitOne(ROLF, "It waits again: Lunch");
        assertThat(run("held", "undo", id).code()).isEqualTo(1);
        here.passes(Duration.ofMinutes(5));
        here.nobodyHasIt("walkers", "Lunch");

        town.reply(asked, "yes");
        town.postbox.awaitOne(RUTH, "It goes out at 10:08");
        assertThat(run("why", id).out())
                .contains("approved by an administrator, goes out at 10:03")
                .contains("the approval was taken back by an administrator")
                .contains("approved by ruth@example.org, goes out at 10:08")
                .contains("It was approved by ruth@example.org, and goes out to walkers at 2026-11-23 10:08:00");
        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("walkers", "Lunch");
        assertThat(run("held", "undo", id).err()).contains("\"Lunch\" has gone out to walkers, approved by ruth");
        assertThat(run("why", id).out()).contains("On the board: #1 of walkers");
    }

    @Test
    void a_rejection_reaches_the_author_with_its_reason() {
        here.annWrites("walkers", "My neighbour");
        here.question(RUTH);
        var id = last();

        assertThat(run("held", "reject", id, "Please", "leave the name out.").out())
                .contains("was rejected by an administrator at 2026-11-23 10:00:00: Please leave the name out.");

        assertThat(town.postbox.awaitOne("ann@example.net", "was not sent on").plain())
                .contains("wrote to you:\n\nPlease leave the name out.\n\n");
        assertThat(town.postbox.awaitOne(RUTH, "Kept back: My neighbour").plain())
                .contains("by an administrator");
        assertThat(run("held", "approve", id).code()).isEqualTo(1);
        assertThat(run("why", id).out()).contains("rejected by an administrator: Please leave the name out.");
        here.passes(Duration.ofHours(1));
        here.nobodyHasIt("walkers", "My neighbour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void it_works_without_a_gateway_and_the_gateway_does_the_rest(String what) {
        here.annWrites("walkers", "Lunch");
        here.question(RUTH);
        var id = last();
        town.app().close();

        // The command has the time of day, and the post came in at the story's.
        assertThat(run("held", what, id).err()).isEmpty();
        assertThat(run("held", "approve", id).err()).startsWith("Nothing has changed");

        here.clock().advance(Duration.ofDays(3650));
        town.restart();
        if (what.equals("approve")) here.everybodyHasIt("walkers", "Lunch");
        else town.postbox.awaitOne("ann@example.net", "was not sent on");
        town.postbox.awaitOne(ROLF, what.equals("approve") ? "Approved: Lunch" : "Kept back: Lunch");
    }

    @Test
    void a_message_that_two_lists_hold_needs_the_list_too() {
        town.send(
                "ann@example.net",
                List.of("walkers@lists.example.org", "rowers@lists.example.org"),
                Moderated.ann("Lunch")
                        .text("At the mill?")
                        .replace("\n", "\r\n")
                        .getBytes(UTF_8));
        town.postbox.awaitOne(RUTH, "Shall this go out to Walkers? Lunch");
        town.postbox.awaitOne(RUTH, "Shall this go out to Rowers? Lunch");
        var id = last();

        assertThat(run("held", "approve", id).err())
                .contains("is held on several lists: ")
                .contains("--list");
        assertThat(run("held", "approve", id, "--list", "rowers").code()).isZero();

        here.passes(Duration.ofMinutes(3));
        here.everybodyHasIt("rowers", "Lunch");
        assertThat(town.posts("walkers")).isEmpty();
    }

    @Test
    void what_is_not_held_is_said_so() {
        assertThat(run("held", "approve", "ZZZZZ").err()).contains("There is no message ZZZZZ here");
        town.send(
                RUTH,
                "walkers@lists.example.org",
                Letters.from(RUTH).subject("Hello").text("Hello."));
        town.awaitPosts("walkers", 1);
        var id = MailId.text(town.posts("walkers").getFirst().inboxId());
        assertThat(run("held", "show", id).err())
                .isEqualTo("Message " + id + " was never held; see: letterboard why " + id + "\n");
        assertThat(run("held", "list", "--list", "walker").err()).contains("did you mean walkers?");
    }
}
