package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.lists.Delivery;
import org.letterboard.reading.Reading;

/// Members who want a mail a day or a week, and what they get.
class DigestTest {
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String DORA = "dora@example.net";
    private static final String DREW = "drew@example.com";

    @TempDir
    Path folder;

    // Monday, two hours before the daily digest.
    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T05:00:00Z"));
    private Town town;

    @BeforeEach
    void a_list_with_readers_of_digests() {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\nzone = \"Europe/London\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>", "Drew <drew@example.com>");
        town.members("walkers", Delivery.WEEKLY, "Wendy <wendy@example.com>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void writes(String who, String subject, String id, String text) {
        var before = town.posts("walkers").size();
        town.send(
                who.replaceAll(".*<|>", ""),
                WALKERS,
                Letters.from(who).subject(subject).id(id).text(text));
        town.awaitPosts("walkers", before + 1);
    }

    private void look() {
        town.app().digests().look(town.list("walkers"), Delivery.DAILY);
        town.app().digests().look(town.list("walkers"), Delivery.WEEKLY);
    }

    private List<Postbox.Got> digests(String reader) {
        return town.postbox.of(reader).stream()
                .filter(got -> got.header("Subject").contains("letter"))
                .toList();
    }

    private void awaitDigests(String reader, int count) {
        Awaitility.await().until(() -> digests(reader).size() >= count);
        assertThat(digests(reader)).hasSize(count);
    }

    private static String text(Postbox.Got got) {
        return Reading.read(got.bytes()).text();
    }

    private static String html(Postbox.Got got) {
        return Objects.requireNonNull(Reading.read(got.bytes()).body().html());
    }

    private void threeLetters() {
        writes("Ann Bell <ann@example.net>", "Lunch on Sunday?", "lunch@example.net", "Shall we meet at the mill?");
        writes("Dora <dora@example.net>", "Photos", "photos@example.net", "They are lovely. Ask eve@example.net.");
        town.send(
                DREW,
                WALKERS,
                Letters.from("Drew <drew@example.com>")
                        .subject("Re: Lunch on Sunday?")
                        .id("yes@example.com")
                        .replyTo("<lunch@example.net>")
                        .text("Gladly, at one.\n\nOn Monday Ann wrote:\n> Shall we meet at the mill?\n-- \nDrew Hill"));
        town.awaitPosts("walkers", 3);
    }

    private void mondaySeven() {
        clock.advance(Duration.ofHours(2));
        look();
    }

    @Test
    void the_letters_of_a_day_come_in_one_mail_by_topic_and_in_reply_order() {
        threeLetters();
        mondaySeven();

        awaitDigests(DORA, 1);
        awaitDigests(DREW, 1);
        var got = digests(DORA).getFirst();
        assertThat(got.header("Subject")).isEqualTo("Walkers: 3 letters, 23 November");
        assertThat(text(got))
                .containsSubsequence(
                        "Letters 1 and 2: Lunch on Sunday?",
                        "Letter 3: Photos",
                        "1. Ann Bell",
                        "Monday 23 November 2026, 10:00",
                        "Shall we meet at the mill?",
                        "2. Drew",
                        "Gladly, at one.",
                        "3. Dora",
                        "They are lovely.",
                        "This is the end");
        assertThat(Jsoup.parse(html(got)).text())
                .containsSubsequence(
                        "Letters 1 and 2: Lunch on Sunday?",
                        "Letter 3: Photos",
                        "1. Ann Bell",
                        "Monday 23 November 2026, 10:00",
                        "Shall we meet at the mill?",
                        "2. Drew",
                        "Gladly, at one.",
                        "3. Dora",
                        "They are lovely.",
                        "This is the end");
        assertThat(digests(WENDY)).isEmpty();
        assertThat(digests(ANN)).isEmpty();
    }

    @Test
    void quotes_signatures_and_addresses_stay_out() {
        threeLetters();
        mondaySeven();

        awaitDigests(DORA, 1);
        for (var form :
                List.of(text(digests(DORA).getFirst()), html(digests(DORA).getFirst()))) {
            assertThat(form).containsOnlyOnce("Shall we meet at the mill?");
            assertThat(form)
                    .doesNotContain("Drew Hill", "eve@example.net", "@example.com")
                    .contains("[address hidden]");
        }
    }

    @Test
    void its_header_says_what_it_is_and_reply_to_all_does_not_reach_the_list() {
        threeLetters();
        mondaySeven();

        awaitDigests(DORA, 1);
        var got = digests(DORA).getFirst();
        assertThat(got.sender()).startsWith("walkers-bounces+");
        assertThat(got.header("From")).isEqualTo("Walkers <walkers@lists.example.org>");
        assertThat(got.header("To")).isEqualTo(DORA);
        assertThat(got.header("Reply-To")).matches("Walkers <walkers\\+[a-z2-7]{32}@lists\\.example\\.org>");
        assertThat(got.header("List-Id")).isEqualTo("Walkers <walkers.lists.example.org>");
        assertThat(got.header("List-Post")).isEqualTo("<mailto:walkers@lists.example.org>");
        assertThat(got.header("List-Unsubscribe")).contains("https://lists.example.org/leave/walkers/");
        assertThat(got.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(got.header("Precedence")).isEqualTo("list");
        assertThat(got.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(got.header("Content-Language")).isEqualTo("en");
        assertThat(html(got)).contains("<html lang=\"en\">").doesNotContain("<img", "src=");
        var drews = digests(DREW).getFirst();
        assertThat(drews.header("Message-ID")).isEqualTo(got.header("Message-ID"));
        assertThat(drews.sender()).isNotEqualTo(got.sender());
    }

    @Test
    void a_slot_comes_once_however_often_somebody_looks() {
        threeLetters();
        look();
        mondaySeven();
        awaitDigests(DORA, 1);
        look();
        town.restart();
        look();
        writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        clock.advance(Duration.ofHours(23));
        look();
        clock.advance(Duration.ofHours(1));
        look();
        awaitDigests(DORA, 2);
        assertThat(text(digests(DORA).getLast()))
                .contains("There will be soup.")
                .doesNotContain("at the mill");
        clock.advance(Duration.ofDays(1));
        look();

        writes("Ann Bell <ann@example.net>", "Bread", "bread@example.net", "And bread.");
        clock.advance(Duration.ofDays(1));
        look();
        awaitDigests(DORA, 3);
    }

    @Test
    void the_week_comes_on_sunday() {
        threeLetters();
        mondaySeven();
        clock.advance(Duration.ofDays(6));
        look();
        assertThat(digests(WENDY)).isEmpty();
        clock.advance(Duration.ofHours(1));
        look();

        awaitDigests(WENDY, 1);
        assertThat(digests(WENDY).getFirst().header("Subject")).isEqualTo("Walkers: 3 letters, 29 November");
    }

    @Test
    void who_changes_in_the_middle_of_a_day_gets_every_letter_once() {
        writes("Ann Bell <ann@example.net>", "One", "one@example.net", "First words.");
        town.change("walkers", ANN, Delivery.DAILY);
        town.change("walkers", DORA, Delivery.EACH);
        writes("Ann Bell <ann@example.net>", "Two", "two@example.net", "Second words.");
        mondaySeven();

        awaitDigests(ANN, 1);
        assertThat(text(digests(ANN).getFirst())).contains("Second words.").doesNotContain("First words.");
        town.postbox.awaitOne(ANN, "One");
        awaitDigests(DORA, 1);
        assertThat(text(digests(DORA).getFirst())).contains("First words.").doesNotContain("Second words.");
        town.postbox.awaitOne(DORA, "Two");
        assertThat(town.postbox.of(DORA)).hasSize(2);
        assertThat(town.postbox.of(ANN)).hasSize(2);
    }

    @Test
    void from_daily_to_weekly_goes_on_where_it_was_and_none_is_none() {
        writes("Ann Bell <ann@example.net>", "One", "one@example.net", "First words.");
        town.change("walkers", DORA, Delivery.WEEKLY);
        town.change("walkers", DREW, Delivery.NONE);
        mondaySeven();
        writes("Ann Bell <ann@example.net>", "Two", "two@example.net", "Second words.");
        town.change("walkers", DREW, Delivery.DAILY);
        clock.advance(Duration.ofDays(6).plusHours(1));
        look();

        awaitDigests(DORA, 1);
        assertThat(text(digests(DORA).getFirst())).contains("First words.", "Second words.");
        assertThat(town.postbox.of(DREW)).isEmpty();
    }

    @Test
    void who_leaves_and_comes_back_begins_anew() {
        writes("Ann Bell <ann@example.net>", "One", "one@example.net", "First words.");
        town.leave("walkers", DORA);
        writes("Ann Bell <ann@example.net>", "Two", "two@example.net", "Second words.");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>");
        writes("Ann Bell <ann@example.net>", "Three", "three@example.net", "Third words.");
        mondaySeven();

        awaitDigests(DORA, 1);
        assertThat(text(digests(DORA).getFirst())).contains("Third words.").doesNotContain("First", "Second");
        awaitDigests(DREW, 1);
    }

    @Test
    void who_is_away_gets_nothing_and_is_not_swamped_on_their_return() {
        town.pause("walkers", DORA, clock.instant().plus(Duration.ofDays(2)));
        threeLetters();
        mondaySeven();
        awaitDigests(DREW, 1);
        clock.advance(Duration.ofDays(2));
        writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        look();

        awaitDigests(DORA, 1);
        assertThat(digests(DORA).getFirst().header("Subject")).contains("1 letter,");
    }

    @Test
    void members_of_an_older_program_begin_when_the_new_one_starts() {
        town.app().database().transact(tx -> tx.execute("delete from digest_mark"));
        threeLetters();
        town.restart();
        writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        mondaySeven();

        awaitDigests(DORA, 1);
        assertThat(digests(DORA).getFirst().header("Subject")).contains("1 letter,");
    }

    @Test
    void a_long_letter_is_cut_and_says_where_it_goes_on() {
        writes(
                "Ann Bell <ann@example.net>",
                "My life",
                "life@example.net",
                "And then it rained again. ".repeat(600) + "The end.");
        mondaySeven();

        awaitDigests(DORA, 1);
        for (var form :
                List.of(text(digests(DORA).getFirst()), html(digests(DORA).getFirst()))) {
            assertThat(form).contains("This letter goes on here:", "https://lists.example.org/walkers/1");
            assertThat(form).doesNotContain("The end.").hasSizeLessThan(15_000);
        }
    }

    @Test
    void a_photo_is_named() {
        town.send(
                DORA,
                WALKERS,
                Letters.from("Dora <dora@example.net>")
                        .subject("Photo")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=\"b1\"")
                        .text(
                                "--b1\nContent-Type: text/plain\n\nLook!\n--b1\nContent-Type: image/jpeg; name=\"mill.jpg\"\n"
                                        + "Content-Disposition: attachment\n\n" + "x".repeat(5_000) + "\n--b1--"));
        town.awaitPosts("walkers", 1);
        mondaySeven();

        awaitDigests(DREW, 1);
        for (var form :
                List.of(text(digests(DREW).getFirst()), html(digests(DREW).getFirst())))
            assertThat(form).contains("With this letter: mill.jpg (4 KB)", "go to the board");
    }

    @Test
    void three_hundred_letters_in_a_day_are_a_mail_that_can_be_read() {
        var writers = new String[] {"Ann Bell <ann@example.net>", "Dora <dora@example.net>", "Drew <drew@example.com>"};
        for (var i = 0; i < 300; i++) {
            var who = writers[i % 3];
            town.send(
                    who.replaceAll(".*<|>", ""),
                    WALKERS,
                    Letters.from(who)
                            .subject("Topic " + i % 40)
                            .id(i + "@example.net")
                            .header(i < 40 ? "X-First" : "In-Reply-To", "<" + i % 40 + "@example.net>")
                            .text(("Letter number " + i + ". " + "Grüße aus der Mühle. ".repeat(40))));
        }
        town.awaitPosts("walkers", 300);
        mondaySeven();

        awaitDigests(DREW, 1);
        var got = digests(DREW).getFirst();
        assertThat(got.bytes()).hasSizeLessThan(520_000);
        assertThat(got.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
        for (var form : List.of(text(got), Jsoup.parse(html(got)).text())) {
            for (var i = 0; i < 40; i++) assertThat(form).contains("Topic " + i);
            assertThat(form).contains("Letters 294 to 300: ", "long letters are cut short", "250. ");
            assertThat(form)
                    .contains("There are 50 more letters.", "on the board: https://lists.example.org/walkers/")
                    .doesNotContainPattern("251\\. (Ann|Dora|Drew)");
        }
    }

    @Test
    void an_administrator_sends_it_now_and_the_slot_brings_the_rest() {
        threeLetters();
        var terminal = new Terminal(folder.resolve("config"));
        var one = terminal.run("digests", "run", "--list", "walkers", "--member", DORA);
        assertThat(one.err()).isEmpty();
        assertThat(one.out()).isEqualTo("A digest of walkers goes to 1 member now.\n");
        awaitDigests(DORA, 1);
        assertThat(terminal.run("digests", "run", "--list", "walkers").out()).contains("goes to 2 members");
        assertThat(terminal.run("digests", "run", "--list", "walkers").out()).contains("Nothing waits");
        assertThat(terminal.run("digests", "run", "--list", "walkers", "--member", ANN)
                        .err())
                .contains("their delivery is each");
        writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        mondaySeven();

        awaitDigests(DORA, 2);
        awaitDigests(DREW, 2);
        awaitDigests(WENDY, 1);
        assertThat(digests(DREW).getLast().header("Subject")).contains("1 letter,");
    }

    @Test
    void announcements_cannot_be_answered_and_nobody_is_told_how() {
        town.close();
        town = Town.with(
                folder.resolve("news"),
                clock,
                "walkers",
                "title = \"Walkers\"\nposting = \"moderators\"\nmoderators = [\"ann@example.net\"]\n");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>");
        writes("Ann Bell <ann@example.net>", "Clinic", "clinic@example.net", "New hours.");
        mondaySeven();

        awaitDigests(DORA, 1);
        assertThat(digests(DORA).getFirst().header("List-Post")).isEqualTo("NO");
        for (var form :
                List.of(text(digests(DORA).getFirst()), html(digests(DORA).getFirst())))
            assertThat(form).contains("New hours.").doesNotContain("nswer");
    }
}
