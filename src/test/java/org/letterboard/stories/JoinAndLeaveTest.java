package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who have nothing but mail come to a list, and go.
class JoinAndLeaveTest {
    private static final String JOIN = "walkers-join@lists.example.org";
    private static final String LEAVE = "walkers-leave@lists.example.org";
    private static final String REQUEST = "walkers-request@lists.example.org";
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String ASKED_TO_JOIN = "Do you want to join Walkers?";
    private static final String ASKED_TO_LEAVE = "Do you want to leave Walkers?";

    @TempDir
    Path folder;

    private final ShiftedClock clock = new ShiftedClock();
    private Town town;
    private Person mary;
    private Person bob;
    private Person eve;

    @BeforeEach
    void a_list() {
        town = Town.with(folder, clock, "walkers", "owners = [\"olga@example.org\"]\n", "singers", "");
        town.members("walkers", "Bob <bob@example.com>");
        mary = new Person(town, "Mary Long", "mary@example.net");
        bob = new Person(town, "Bob", "bob@example.com");
        eve = new Person(town, "Eve", "eve@example.net");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void allRead(int messages) {
        Awaitility.await().until(() -> town.handled() >= messages);
    }

    @Test
    void mary_joins_with_two_mails_and_hears_how_it_goes_on() {
        mary.writes(JOIN, "", "");
        var question = mary.gets(ASKED_TO_JOIN);
        assertThat(mary.isOn("walkers")).isFalse();
        assertThat(Person.words(question)).startsWith("Hello Mary Long,").contains("just reply to this mail");

        mary.answers(question, "");

        var welcome = Person.words(mary.gets("Welcome to Walkers"));
        assertThat(welcome)
                .contains("send a mail to walkers@lists.example.org")
                .contains("the one word digest to walkers-request@lists.example.org")
                .contains("send a mail to walkers-leave@lists.example.org");
        assertThat(mary.isOn("walkers")).isTrue();

        bob.writes(WALKERS, "Lunch", "Shall we?");
        assertThat(mary.gets("Lunch").header("From")).contains("Bob via Walkers");
        mary.writes(WALKERS, "Re: Lunch", "Yes!");
        assertThat(bob.gets("Re: Lunch").header("From")).contains("Mary Long via Walkers");
    }

    @Test
    void any_of_the_words_will_do_and_so_will_the_subject() {
        mary.writes(REQUEST, "SUBSCRIBE", "");
        mary.awaitsMails(ASKED_TO_JOIN, 1);
        mary.writes("walkers-subscribe@lists.example.org", "hello", "I would like to walk with you.");
        mary.awaitsMails(ASKED_TO_JOIN, 2);
        mary.writes(REQUEST, "Question", "Join please\n\nMary Long");
        mary.awaitsMails(ASKED_TO_JOIN, 3);
    }

    @Test
    void who_is_on_the_list_already_is_told_so() {
        bob.writes(JOIN, "join", "join");

        assertThat(Person.words(bob.gets("You are on Walkers already"))).contains("you need to do nothing");
        assertThat(bob.mails()).isEqualTo(1);
    }

    @Test
    void who_asks_twice_and_confirms_twice_is_on_the_list_once() {
        mary.writes(JOIN, "join", "");
        mary.awaitsMails(ASKED_TO_JOIN, 1);
        var first = mary.gets(ASKED_TO_JOIN);
        mary.writes(JOIN, "join", "Did you get my mail?");
        mary.awaitsMails(ASKED_TO_JOIN, 2);
        var second = town.postbox.of("mary@example.net").getLast();

        mary.answers(first, "yes");
        mary.gets("Welcome to Walkers");
        mary.answers(first, "yes");
        mary.answers(second, "yes");
        mary.gets("You are on Walkers already");
        allRead(5);

        assertThat(mary.isOn("walkers")).isTrue();
        mary.awaitsMails("Welcome to Walkers", 1);
        assertThat(mary.mails()).isEqualTo(4);
    }

    @Test
    void nobody_is_asked_until_their_mailbox_is_full() {
        for (var i = 1; i <= 9; i++) {
            town.send(
                    "eve@example.net",
                    JOIN,
                    Letters.from("Mary <mary@example.net>").subject("x").text(""));
            allRead(i);
        }
        mary.awaitsMails(ASKED_TO_JOIN, 5);

        clock.pass(Duration.ofHours(25));
        mary.writes(JOIN, "join", "");
        mary.awaitsMails(ASKED_TO_JOIN, 6);
    }

    @Test
    void a_confirmation_that_comes_too_late_changes_nothing_and_is_answered_kindly() {
        mary.writes(JOIN, "join", "");
        var question = mary.gets(ASKED_TO_JOIN);
        clock.pass(Duration.ofDays(15));
        town.look();

        mary.answers(question, "yes");

        assertThat(Person.words(mary.gets("Your answer came too late"))).contains("nothing has changed");
        assertThat(mary.isOn("walkers")).isFalse();
    }

    @Test
    void a_reply_from_another_address_joins_neither() {
        mary.writes(JOIN, "join", "");
        var question = mary.gets(ASKED_TO_JOIN);

        mary.answersFrom("mary.long@example.org", question, "yes");

        var told = town.postbox.awaitOne("mary.long@example.org", "We could not use your answer to Walkers");
        assertThat(Person.words(told)).contains("please answer again from the one that got our mail");
        assertThat(town.isMember("walkers", "mary.long@example.org")).isFalse();
        assertThat(mary.isOn("walkers")).isFalse();

        mary.answers(question, "yes");
        mary.gets("Welcome to Walkers");
    }

    @Test
    void the_address_of_the_answer_survives_capitals_and_no_other_letter() {
        mary.writes(JOIN, "join", "");
        var answer = mary.gets(ASKED_TO_JOIN).header("Reply-To");
        var local = answer.substring(0, answer.indexOf('@'));
        var last = local.charAt(local.length() - 1);
        var off = local.substring(0, local.length() - 1) + (last == 'a' ? 'b' : 'a');

        assertThat(mary.writes(off + "@lists.example.org", "Re: join", "yes")).startsWith("550 5.1.1");
        assertThat(mary.writes(answer.replace("walkers+", "singers+"), "Re: join", "yes"))
                .startsWith("550 5.1.1");
        assertThat(mary.isOn("walkers")).isFalse();

        assertThat(mary.writes(answer.toUpperCase(Locale.ROOT), "Re: join", "yes"))
                .startsWith("250");
        mary.gets("Welcome to Walkers");
        assertThat(mary.isOn("singers")).isFalse();
    }

    @Test
    void a_stranger_with_a_stolen_address_of_an_answer_gets_nowhere() {
        bob.writes(LEAVE, "bye", "");
        var question = bob.gets(ASKED_TO_LEAVE);

        eve.answers(question, "yes");
        eve.gets("We could not use your answer to Walkers");

        assertThat(bob.isOn("walkers")).isTrue();
        assertThat(bob.mails()).isEqualTo(1);
    }

    @Test
    void a_vacation_note_confirms_nothing_with_marks_or_without() {
        mary.writes(JOIN, "join", "");
        var question = mary.gets(ASKED_TO_JOIN);
        town.send(
                "",
                question.header("Reply-To"),
                Letters.from("Mary Long <mary@example.net>")
                        .header("Auto-Submitted", "auto-replied")
                        .subject("Away")
                        .text("I am away. Yes, I read my mail when I am back."));
        allRead(2);
        assertThat(mary.mails()).isEqualTo(1);

        mary.writes(question.header("Reply-To"), "Away", "I am away until 7 December. Yes, I read my mail then.");
        assertThat(Person.words(mary.gets("We did not understand your answer"))).contains("just one word: yes or no");
        assertThat(mary.isOn("walkers")).isFalse();
    }

    @Test
    void a_robot_that_wants_to_join_is_not_answered() {
        town.send(
                "news@example.net",
                JOIN,
                Letters.from("news@example.net")
                        .header("Precedence", "bulk")
                        .subject("join")
                        .text("join"));
        town.send(
                "noreply@example.net",
                REQUEST,
                Letters.from("noreply@example.net").subject("help").text("help"));
        allRead(2);

        assertThat(town.postbox.all()).isEmpty();
    }

    @Test
    void mary_says_no_and_then_thinks_better_of_it() {
        mary.writes(JOIN, "join", "");
        var question = mary.gets(ASKED_TO_JOIN);
        mary.answers(question, "No, that was a mistake");
        allRead(2);
        mary.answers(question, "Yes, please!");

        mary.awaitsMails(ASKED_TO_JOIN, 2);
        assertThat(mary.isOn("walkers")).isFalse();
        mary.answers(town.postbox.of("mary@example.net").getLast(), "Yes");
        mary.gets("Welcome to Walkers");
    }

    @Test
    void bob_leaves_and_can_come_back() {
        bob.writes(REQUEST, "unsubscribe", "Bob");
        bob.answers(bob.gets(ASKED_TO_LEAVE), "Yes, please take me off");
        bob.gets("You have left Walkers");
        assertThat(bob.isOn("walkers")).isFalse();

        bob.writes(LEAVE, "leave", "");
        bob.gets("You are not on Walkers");
        bob.writes(JOIN, "join", "");
        bob.answers(bob.gets(ASKED_TO_JOIN), "yes");
        bob.gets("Welcome to Walkers");
    }

    @Test
    void please_take_me_off_written_to_everybody_is_answered_and_not_published() {
        town.members("walkers", "Mary Long <mary@example.net>");
        bob.writes(WALKERS, "Lunch", "Shall we?");
        var lunch = mary.gets("Lunch");

        mary.writes(
                WALKERS,
                "Re: Lunch",
                "Please take me off this list.\n\nMary Long\nNorthfield\n\nOn Fri, 27 Nov 2026 at 10:00, Bob <"
                        + "walkers@lists.example.org> wrote:\n\n" + Person.words(lunch));
        mary.answers(mary.gets(ASKED_TO_LEAVE), "");
        mary.gets("You have left Walkers");

        assertThat(town.posts("walkers")).hasSize(1);
        assertThat(bob.mails("Re: Lunch")).isZero();
    }

    @Test
    void a_long_goodbye_is_published_and_mary_is_asked() {
        town.members("walkers", "Mary Long <mary@example.net>");

        mary.writes(WALKERS, "Goodbye", """
                Dear friends, it is a year since we met at the mill, and I have been thinking of all of you. The scan
                was good. We have a new dog, and he loves the river. Last week we walked from Guildford to the sea,
                which was further than I had thought, and I shall not do it again, for my eyes are too bad for maps.

                Please take me off this list. I will think of you all in the spring.

                Mary
                """);

        bob.gets("Goodbye");
        mary.answers(mary.gets(ASKED_TO_LEAVE), "yes");
        mary.gets("You have left Walkers");
    }

    @Test
    void a_post_that_talks_about_it_is_a_post() {
        town.members("walkers", "Mary Long <mary@example.net>");
        mary.writes(WALKERS, "The waiting list", "How do I take my mother off the list of patients?");

        bob.gets("The waiting list");
        assertThat(mary.mails(ASKED_TO_LEAVE)).isZero();
    }
}
