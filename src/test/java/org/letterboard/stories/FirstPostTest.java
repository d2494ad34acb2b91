package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members write to the list: it stands on the board in its topic, and everybody gets it.
class FirstPostTest {
    private static final String WALKERS = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void a_list_of_three() {
        town = Town.with(folder, Clock.systemUTC(), "walkers", "", "cooks", "");
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>", "Cyd <cyd@example.com>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String lunch() {
        return town.send(
                "ann@example.net",
                WALKERS,
                Letters.from("Ann Bell <ann@example.net>")
                        .subject("Lunch on Sunday?")
                        .id("lunch@example.net")
                        .text("Shall we meet at the mill?"));
    }

    @Test
    void a_post_stands_on_the_board_and_reaches_every_member() {
        assertThat(lunch()).startsWith("250 2.0.0");

        town.awaitPosts("walkers", 1);
        assertThat(town.topics("walkers")).extracting("subject").containsExactly("Lunch on Sunday?");
        Awaitility.await().until(() -> town.postbox.all().size() == 3);
        assertThat(town.postbox.thatGot("Lunch"))
                .containsExactly("ann@example.net", "bob@example.com", "cyd@example.com");
    }

    @Test
    void nobody_sees_anns_address_and_a_reply_to_all_reaches_the_list() {
        lunch();
        var got = town.postbox.awaitOne("bob@example.com", "Lunch");

        assertThat(got.text()).doesNotContain("ann@example.net").doesNotContain("example.net");
        assertThat(got.header("From"))
                .matches("Ann Bell via Walkers <walkers\\+ann\\.[a-z2-7]{4}@lists\\.example\\.org>");
        assertThat(got.header("Reply-To")).isEqualTo("Walkers <walkers@lists.example.org>");
        assertThat(got.sender()).matches("walkers-bounces\\+[a-z2-7]{32}@lists\\.example\\.org");
        assertThat(got.header("List-Id")).isEqualTo("Walkers <walkers.lists.example.org>");
        assertThat(got.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(got.text()).contains("Shall we meet at the mill?");
    }

    @Test
    void an_answer_comes_into_the_same_topic_whichever_id_it_names() {
        lunch();
        var got = town.postbox.awaitOne("bob@example.com", "Lunch");
        // Bob's program knows the id that we sent, Ann's the one that she wrote.
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("Bob <bob@example.com>")
                        .subject("Re: Lunch on Sunday?")
                        .id("yes@example.com")
                        .replyTo(got.header("Message-ID"))
                        .text("Gladly."));
        town.send(
                "ann@example.net",
                WALKERS,
                Letters.from("Ann Bell <ann@example.net>")
                        .subject("Re: Lunch on Sunday?")
                        .id("more@example.net")
                        .replyTo("<lunch@example.net>")
                        .text("At one."));

        town.awaitPosts("walkers", 3);
        assertThat(town.topics("walkers")).singleElement().hasFieldOrPropertyWithValue("posts", 3);
        var answer = town.postbox.awaitOne("cyd@example.com", "Re: Lunch");
        assertThat(answer.header("In-Reply-To")).isEqualTo(got.header("Message-ID"));
    }

    @Test
    void a_message_that_comes_twice_is_one_post() {
        lunch();
        lunch();
        lunch();
        Awaitility.await().until(() -> town.handled() == 3);

        assertThat(town.posts("walkers")).hasSize(1);
        Awaitility.await().until(() -> town.postbox.all().size() == 3);
    }

    @Test
    void a_late_parent_joins_the_two_halves_of_a_topic() {
        for (var name : new String[] {"bob", "cyd"})
            town.send(
                    name + "@example.com",
                    WALKERS,
                    Letters.from(name + "@example.com")
                            .subject("Lunch, says " + name)
                            .id(name + "@example.com")
                            .replyTo("<" + name + "-parent@example.net>")
                            .text("Yes."));
        town.awaitPosts("walkers", 2);
        assertThat(town.topics("walkers")).hasSize(2);

        town.send(
                "ann@example.net",
                WALKERS,
                Letters.from("ann@example.net")
                        .subject("Lunch")
                        .id("cyd-parent@example.net")
                        .replyTo("<bob-parent@example.net>")
                        .text("Lunch!"));

        town.awaitPosts("walkers", 3);
        assertThat(town.topics("walkers")).singleElement().hasFieldOrPropertyWithValue("posts", 3);
    }

    @Test
    void a_topic_is_called_what_its_first_letter_is_called_even_when_that_comes_last() {
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("bob@example.com")
                        .subject("Re: Lunch on Sunday?")
                        .replyTo("<lunch@example.net>")
                        .text("Gladly."));
        town.awaitPosts("walkers", 1);
        lunch();

        town.awaitPosts("walkers", 2);
        assertThat(town.topics("walkers")).extracting("subject").containsExactly("Lunch on Sunday?");
    }

    @Test
    void who_is_on_both_lists_gets_one_copy_of_a_message_to_both() {
        town.members("cooks", "Bob <bob@example.com>", "Dan <dan@example.com>", "Ann <ann@example.net>");
        var soup = Letters.from("ann@example.net")
                .subject("Soup")
                .id("soup@example.net")
                .text("Leek.");
        town.send("ann@example.net", WALKERS, soup);
        town.send("ann@example.net", "cooks@lists.example.org", soup);

        Awaitility.await().until(() -> town.postbox.all().size() == 4);
        assertThat(town.postbox.thatGot("Soup"))
                .containsExactly("ann@example.net", "bob@example.com", "cyd@example.com", "dan@example.com");
        assertThat(town.posts("cooks")).hasSize(1);
    }

    @Test
    void two_letters_that_only_look_alike_are_two() {
        town.members("cooks", "Bob <bob@example.com>", "Ann <ann@example.net>");
        for (var list : new String[] {"walkers", "cooks", "cooks"})
            town.send(
                    "ann@example.net",
                    list + "@lists.example.org",
                    Letters.from("ann@example.net")
                            .subject("Thank you")
                            .id(UUID.randomUUID() + "@example.net")
                            .text("Thank you!"));

        town.awaitPosts("cooks", 2);
        Awaitility.await().until(() -> town.postbox.thatGot("Thank you").size() == 3 + 2 + 2);
    }

    @Test
    void everything_is_still_there_after_a_restart_and_goes_on() {
        lunch();
        town.awaitPosts("walkers", 1);
        town.restart();

        assertThat(town.posts("walkers")).hasSize(1);
        town.send(
                "bob@example.com",
                WALKERS,
                Letters.from("bob@example.com")
                        .subject("Re: Lunch on Sunday?")
                        .replyTo("<lunch@example.net>")
                        .text("Gladly."));
        town.awaitPosts("walkers", 2);
        assertThat(town.topics("walkers")).hasSize(1);
        Awaitility.await().until(() -> town.postbox.all().size() == 6);
    }
}
