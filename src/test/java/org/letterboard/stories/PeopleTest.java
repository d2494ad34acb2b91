package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people write besides posts, and what they get for it.
class PeopleTest {
    private static final String WALKERS = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void a_list() {
        town = Town.with(
                folder,
                Clock.systemUTC(),
                "walkers",
                "owners = [\"olga@example.org\"]\n",
                "news",
                "posting = \"moderators\"\nmoderators = [\"ruth@example.org\"]\n",
                "open",
                "posting = \"anyone\"\naddresses = \"shown\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
        town.members("news", "Bob <bob@example.com>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void a_stranger_is_told_kindly_once_a_day_that_only_members_write() {
        for (var i = 0; i < 3; i++)
            town.send(
                    "eve@example.net",
                    WALKERS,
                    Letters.from("Eve <eve@example.net>").subject("Hello " + i).text("I am new."));
        Awaitility.await().until(() -> town.handled() == 3);

        assertThat(town.posts("walkers")).isEmpty();
        var told = town.postbox.awaitOne("eve@example.net", "Your message to Walkers was not sent on");
        assertThat(told.sender()).isEmpty();
        assertThat(told.header("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(told.text()).contains("Only members can write to this list").contains("Hello ");
        assertThat(town.postbox.all()).hasSize(1);
    }

    @Test
    void a_robot_is_never_answered() {
        town.send(
                "",
                WALKERS,
                Letters.from("MAILER-DAEMON@example.net").subject("Undelivered").text("No such user."));
        town.send(
                "eve@example.net",
                WALKERS,
                Letters.from("eve@example.net")
                        .header("Auto-Submitted", "auto-replied")
                        .subject("Out of office")
                        .text("I am away."));
        Awaitility.await().until(() -> town.handled() == 2);

        assertThat(town.posts("walkers")).isEmpty();
        assertThat(town.postbox.all()).isEmpty();
    }

    @Test
    void bob_leaves_by_mail_and_a_plain_reply() {
        town.send(
                "bob@example.com",
                "walkers-leave@lists.example.org",
                Letters.from("Bob <bob@example.com>").subject("bye").text(""));
        var question = town.postbox.awaitOne("bob@example.com", "Do you want to leave Walkers?");
        assertThat(town.isMember("walkers", "bob@example.com")).isTrue();

        town.send(
                "bob@example.com",
                question.header("Reply-To"),
                Letters.from("Bob <bob@example.com>")
                        .subject("Re: Do you want to leave Walkers?")
                        .text("Yes please"));

        town.postbox.awaitOne("bob@example.com", "You have left Walkers");
        assertThat(town.isMember("walkers", "bob@example.com")).isFalse();
    }

    @Test
    void nobody_else_and_no_robot_can_take_bob_off() {
        town.send(
                "bob@example.com",
                "walkers-leave@lists.example.org",
                Letters.from("Bob <bob@example.com>").subject("bye").text(""));
        var question = town.postbox.awaitOne("bob@example.com", "Do you want to leave Walkers?");
        var answer = question.header("Reply-To");
        town.send(
                "eve@example.net",
                answer,
                Letters.from("Eve <eve@example.net>").subject("Re: leave").text("Yes"));
        town.send(
                "bob@example.com",
                answer,
                Letters.from("Bob <bob@example.com>")
                        .header("Auto-Submitted", "auto-replied")
                        .subject("Away")
                        .text("I am away"));
        town.send(
                "bob@example.com",
                answer,
                Letters.from("Bob <bob@example.com>").subject("Re: leave").text("No! I stay."));

        town.postbox.awaitOne("bob@example.com", "You stay on Walkers");
        assertThat(town.isMember("walkers", "bob@example.com")).isTrue();
    }

    @Test
    void bob_writes_to_ann_alone_and_neither_sees_the_others_address() {
        town.send(
                "ann@example.net",
                WALKERS,
                Letters.from("Ann Bell <ann@example.net>").subject("Lunch").text("Come!"));
        var masked = address(town.postbox.awaitOne("bob@example.com", "Lunch").header("From"));
        town.send(
                "bob@example.com",
                masked,
                Letters.from("Bob <bob@example.com>").subject("Between us").text("I am ill."));

        var got = town.postbox.awaitOne("ann@example.net", "Between us");
        assertThat(got.text()).contains("I am ill.").doesNotContain("bob@example.com");
        assertThat(town.postbox.thatGot("Between us")).containsExactly("ann@example.net");

        town.send(
                "ann@example.net",
                address(got.header("From")),
                Letters.from("Ann Bell <ann@example.net>")
                        .subject("Re: Between us")
                        .text("Oh dear."));
        assertThat(town.postbox.awaitOne("bob@example.com", "Re: Between us").text())
                .contains("Oh dear.")
                .doesNotContain("ann@example.net");
        assertThat(town.posts("walkers")).hasSize(1);
    }

    @Test
    void the_owners_read_what_is_sent_to_them_and_can_answer() {
        town.send(
                "eve@example.net",
                "walkers-owner@lists.example.org",
                Letters.from("Eve <eve@example.net>").subject("May I?").text("Please."));

        var got = town.postbox.awaitOne("olga@example.org", "May I?");
        assertThat(got.header("Reply-To")).isEqualTo("Eve <eve@example.net>");
        assertThat(got.text()).contains("Please.");
    }

    @Test
    void only_moderators_write_to_an_announcement_list() {
        town.send(
                "bob@example.com",
                "news@lists.example.org",
                Letters.from("Bob <bob@example.com>").subject("Hi").text("Hi all"));
        assertThat(town.postbox.awaitOne("bob@example.com", "not sent on").text())
                .contains("announcements");
        town.send(
                "ruth@example.org",
                "news@lists.example.org",
                Letters.from("Ruth <ruth@example.org>").subject("Clinic").text("New hours."));
        assertThat(town.postbox.awaitOne("bob@example.com", "Clinic").header("List-Post"))
                .isEqualTo("NO");
    }

    @Test
    void a_list_that_shows_addresses_names_the_author_and_keeps_their_id() {
        town.members("open", "Bob <bob@example.com>");
        town.send(
                "ann@example.net",
                "open@lists.example.org",
                Letters.from("Ann <ann@example.net>")
                        .subject("Hi")
                        .id("hi@example.net")
                        .text("Hi."));

        var got = town.postbox.awaitOne("bob@example.com", "Hi");
        assertThat(got.header("Author")).isEqualTo("Ann <ann@example.net>");
        assertThat(got.header("From")).contains("via Open").contains("@lists.example.org>");
        assertThat(got.header("Message-ID")).isEqualTo("<hi@example.net>");
    }

    @Test
    void an_address_that_is_nobodys_is_refused_at_the_door() {
        var letter = Letters.from("ann@example.net").subject("x").text("x");
        assertThat(town.send("ann@example.net", "walker@lists.example.org", letter))
                .startsWith("550 5.1.1");
        assertThat(town.send("ann@example.net", "walkers+ann.zzzz@lists.example.org", letter))
                .startsWith("550 5.1.1");
        assertThat(town.send("ann@example.net", "ann@example.com", letter)).startsWith("550 5.7.1");
    }

    private static String address(String mailbox) {
        return mailbox.substring(mailbox.indexOf('<') + 1, mailbox.indexOf('>'));
    }
}
