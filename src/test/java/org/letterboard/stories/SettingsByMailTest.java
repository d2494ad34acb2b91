package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.lists.Subscription;
import org.letterboard.mail.EmailAddress;

/// How members say by mail in which way they want their mail.
class SettingsByMailTest {
    private static final String REQUEST = "walkers-request@lists.example.org";
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String ASKED = "Do you want your mail from Walkers like this?";
    private static final String DONE = "It is done: your mail from Walkers";
    private static final String SETTINGS = "How you get the mail of Walkers";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private Town town;
    private Person bob;
    private Person ann;
    private Person eve;

    @BeforeEach
    void a_list() {
        town = Town.with(folder, clock, "walkers", "owners = [\"olga@example.org\"]\nzone = \"Europe/London\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
        ann = new Person(town, "Ann Bell", "ann@example.net");
        bob = new Person(town, "Bob", "bob@example.com");
        eve = new Person(town, "Eve", "eve@example.net");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Subscription set(String address) {
        return town.app().database().read(h -> {
            var member = town.app()
                    .members()
                    .find(h, EmailAddress.parse(address).orElseThrow())
                    .orElseThrow();
            return town.app()
                    .members()
                    .subscription(h, town.list("walkers"), member.id())
                    .orElseThrow();
        });
    }

    private void allRead(int messages) {
        Awaitility.await().until(() -> town.handled() >= messages);
    }

    @Test
    void bob_asks_for_the_digest_and_confirms_with_a_plain_reply() {
        bob.writes(REQUEST, "digest", "");
        var question = bob.gets(ASKED);
        assertThat(Person.words(question))
                .contains("You get one mail a day, with everything that was written to Walkers.");
        assertThat(set("bob@example.com").delivery()).isEqualTo("each");

        bob.answers(question, "yes");

        assertThat(Person.words(bob.gets(DONE))).contains("You get one mail a day");
        assertThat(set("bob@example.com").delivery()).isEqualTo("daily");
        ann.writes(WALKERS, "Lunch", "Shall we?");
        ann.gets("Lunch");
        assertThat(bob.mails("Lunch")).isZero();
    }

    @Test
    void a_from_line_alone_changes_nothing_and_a_stranger_with_the_answers_address_neither() {
        town.send(
                "eve@example.net",
                REQUEST,
                Letters.from("Bob <bob@example.com>").subject("none").text(""));
        var question = bob.gets(ASKED);

        eve.answers(question, "yes");
        eve.gets("We could not use your answer to Walkers");

        assertThat(set("bob@example.com").delivery()).isEqualTo("each");
        bob.answers(question, "No, I did not ask for this!");
        assertThat(Person.words(bob.gets("Nothing has changed on Walkers"))).contains("as before");
        assertThat(set("bob@example.com").delivery()).isEqualTo("each");
    }

    @Test
    void a_robot_confirms_nothing() {
        bob.writes(REQUEST, "weekly", "");
        var question = bob.gets(ASKED);
        town.send(
                "",
                question.header("Reply-To"),
                Letters.from("Bob <bob@example.com>")
                        .header("Auto-Submitted", "auto-replied")
                        .subject("Away")
                        .text("yes"));
        allRead(2);

        assertThat(set("bob@example.com").delivery()).isEqualTo("each");
        assertThat(bob.mails()).isEqualTo(1);
    }

    @Test
    void bob_goes_on_holiday_and_gets_mail_again_on_the_day_he_named() {
        bob.writes(REQUEST, "My holiday", "Please pause until 24 December\n\nBob");
        var question = bob.gets(ASKED);
        assertThat(Person.words(question))
                .contains("You get no mail from Walkers until 24 December 2026, and after that as before.");
        bob.answers(question, "Yes please");
        bob.gets(DONE);
        assertThat(set("bob@example.com").pausedUntil()).isEqualTo(Instant.parse("2026-12-24T00:00:00Z"));

        ann.writes(WALKERS, "Lunch", "Shall we?");
        ann.gets("Lunch");
        clock.advance(Duration.ofDays(30));
        ann.writes(WALKERS, "Christmas", "Merry Christmas!");
        bob.gets("Christmas");
        assertThat(bob.mails("Lunch")).isZero();
    }

    @Test
    void a_day_that_is_over_or_none_is_answered_with_an_example() {
        bob.writes(REQUEST, "pause until 3 November", "");

        assertThat(Person.words(bob.gets("We could not find the day")))
                .contains("walkers-request@lists.example.org")
                .contains("pause until 22 December");
        assertThat(set("bob@example.com").pausedUntil()).isNull();
    }

    @Test
    void a_pause_that_is_confirmed_when_it_is_over_is_none() {
        bob.writes(REQUEST, "pause until tomorrow", "");
        var question = bob.gets(ASKED);
        clock.advance(Duration.ofDays(3));
        bob.answers(question, "yes");

        bob.gets("We could not find the day");
        assertThat(set("bob@example.com").pausedUntil()).isNull();
    }

    @Test
    void what_is_so_already_needs_no_question() {
        bob.writes(REQUEST, "each", "");

        assertThat(Person.words(bob.gets("Your mail from Walkers"))).contains("It is so already");
        assertThat(bob.mails()).isEqualTo(1);
    }

    @Test
    void bob_reads_his_settings_and_changes_them_by_replying_with_a_word() {
        bob.writes(REQUEST, "settings", "");
        var settings = bob.gets(SETTINGS);
        assertThat(Person.words(settings))
                .contains("You get each mail that is written to Walkers, at once.")
                .contains("reply to this mail with one of these words");

        bob.answers(settings, "Weekly please");
        bob.awaitsMails(DONE, 1);
        assertThat(set("bob@example.com").delivery()).isEqualTo("weekly");

        bob.answers(settings, "pause until 2026-12-24");
        bob.awaitsMails(DONE, 2);
        assertThat(set("bob@example.com").pausedUntil()).isEqualTo(Instant.parse("2026-12-24T00:00:00Z"));

        bob.answers(settings, "settings");
        bob.awaitsMails(SETTINGS, 2);
        assertThat(Person.words(town.postbox.of("bob@example.com").getLast()))
                .contains("You get one mail a week")
                .contains("Until 24 December 2026 you get no mail.");

        bob.answers(settings, "each");
        bob.awaitsMails(DONE, 3);
        assertThat(set("bob@example.com").pausedUntil()).isNull();

        bob.answers(settings, "leave");
        bob.gets("You have left Walkers");
        assertThat(bob.isOn("walkers")).isFalse();
    }

    @Test
    void the_settings_of_bob_are_not_for_eve_to_change() {
        bob.writes(REQUEST, "settings", "");
        var settings = bob.gets(SETTINGS);

        eve.answers(settings, "none");
        eve.gets("We could not use your answer to Walkers");
        bob.answers(settings, "I have lost my glasses, what does it say?");

        assertThat(Person.words(bob.gets("We did not understand your answer")))
                .contains("each, digest, weekly, none, leave");
        assertThat(set("bob@example.com").delivery()).isEqualTo("each");
    }

    @Test
    void who_gets_nothing_since_mail_came_back_reads_that_in_the_settings_and_says_one_word() {
        town.app()
                .database()
                .transact(tx -> town.app().database().read(h -> tx.execute("update subscription set bounced = true")));
        bob.writes(REQUEST, "settings", "");
        var settings = bob.gets(SETTINGS);
        assertThat(Person.words(settings))
                .contains("because our last mails to you came back")
                .contains("with the word each");

        bob.answers(settings, "each");
        bob.gets(DONE);
        assertThat(set("bob@example.com").bounced()).isFalse();
    }

    @Test
    void a_stranger_who_asks_for_settings_learns_that_they_are_not_on_the_list_once_a_day() {
        eve.writes(REQUEST, "settings", "");
        eve.writes(REQUEST, "digest", "");
        allRead(2);

        eve.awaitsMails("You are not on Walkers", 1);
    }

    @Test
    void what_nobody_understands_is_answered_with_the_menu_and_read_by_a_person() {
        bob.writes(REQUEST, "My photo", "I sent you a photo of the mill, did it get lost?");

        assertThat(Person.words(bob.gets("How Walkers works")))
                .contains("- digest: one mail a day instead of many")
                .contains("- pause until 22 December: no mail for a while");
        assertThat(Person.words(town.postbox.awaitOne("olga@example.org", "My photo")))
                .contains("did it get lost?");
    }

    @Test
    void help_is_the_menu_and_nobody_is_bothered() {
        bob.writes(REQUEST, "help", "");
        bob.gets("How Walkers works");
        allRead(1);

        assertThat(town.postbox.of("olga@example.org")).isEmpty();
    }
}
