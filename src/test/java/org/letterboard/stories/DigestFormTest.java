package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Readers.ANN;
import static org.letterboard.stories.Readers.DORA;
import static org.letterboard.stories.Readers.DREW;
import static org.letterboard.stories.Readers.WALKERS;
import static org.letterboard.stories.Readers.WENDY;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a digest looks like, on ordinary days and on others.
class DigestFormTest {
    @TempDir
    Path folder;

    private Readers readers;

    @BeforeEach
    void a_list_with_readers_of_digests() {
        readers = new Readers(folder, "");
    }

    @AfterEach
    void close() {
        readers.close();
    }

    @Test
    void the_letters_of_a_day_come_in_one_mail_by_topic_and_in_reply_order() {
        readers.threeLetters();
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        readers.awaitDigests(DREW, 1);
        var got = readers.digests(DORA).getFirst();
        assertThat(got.header("Subject")).isEqualTo("Walkers: 3 letters, 23 November");
        assertThat(Readers.text(got))
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
        assertThat(Jsoup.parse(Readers.html(got)).text())
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
        assertThat(readers.digests(WENDY)).isEmpty();
        assertThat(readers.digests(ANN)).isEmpty();
    }

    @Test
    void quotes_signatures_and_addresses_stay_out() {
        readers.threeLetters();
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        for (var form : List.of(
                Readers.text(readers.digests(DORA).getFirst()),
                Readers.html(readers.digests(DORA).getFirst()))) {
            assertThat(form).containsOnlyOnce("Shall we meet at the mill?");
            assertThat(form)
                    .doesNotContain("Drew Hill", "eve@example.net", "@example.com")
                    .contains("[address hidden]");
        }
    }

    @Test
    void its_header_says_what_it_is_and_reply_to_all_does_not_reach_the_list() {
        readers.threeLetters();
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        var got = readers.digests(DORA).getFirst();
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
        assertThat(Readers.html(got)).contains("<html lang=\"en\">").doesNotContain("<img", "src=");
        var drews = readers.digests(DREW).getFirst();
        assertThat(drews.header("Message-ID")).isEqualTo(got.header("Message-ID"));
        assertThat(drews.sender()).isNotEqualTo(got.sender());
    }

    @Test
    void a_long_letter_is_cut_and_says_where_it_goes_on() {
        readers.writes(
                "Ann Bell <ann@example.net>",
                "My life",
                "life@example.net",
                "And then it rained again. ".repeat(600) + "The end.");
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        for (var form : List.of(
                Readers.text(readers.digests(DORA).getFirst()),
                Readers.html(readers.digests(DORA).getFirst()))) {
            assertThat(form).contains("This letter goes on here:", "https://lists.example.org/walkers/1");
            assertThat(form).doesNotContain("The end.").hasSizeLessThan(15_000);
        }
    }

    @Test
    void a_photo_is_named() {
        readers.town.send(
                DORA,
                WALKERS,
                Letters.from("Dora <dora@example.net>")
                        .subject("Photo")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=\"b1\"")
                        .text(
                                "--b1\nContent-Type: text/plain\n\nLook!\n--b1\nContent-Type: image/jpeg; name=\"mill.jpg\"\n"
                                        + "Content-Disposition: attachment\n\n" + "x".repeat(5_000) + "\n--b1--"));
        readers.town.awaitPosts("walkers", 1);
        readers.mondaySeven();

        readers.awaitDigests(DREW, 1);
        for (var form : List.of(
                Readers.text(readers.digests(DREW).getFirst()),
                Readers.html(readers.digests(DREW).getFirst())))
            assertThat(form).contains("With this letter: mill.jpg (4 KB)", "go to the board");
    }

    @Test
    void three_hundred_letters_in_a_day_are_a_mail_that_can_be_read() {
        var writers = new String[] {"Ann Bell <ann@example.net>", "Dora <dora@example.net>", "Drew <drew@example.com>"};
        for (var i = 0; i < 300; i++) {
            var who = writers[i % 3];
            readers.town.send(
                    who.replaceAll(".*<|>", ""),
                    WALKERS,
                    Letters.from(who)
                            .subject("Topic " + i % 40)
                            .id(i + "@example.net")
                            .header(i < 40 ? "X-First" : "In-Reply-To", "<" + i % 40 + "@example.net>")
                            .text(("Letter number " + i + ". " + "Grüße aus der Mühle. ".repeat(40))));
        }
        readers.town.awaitPosts("walkers", 300);
        readers.mondaySeven();

        readers.awaitDigests(DREW, 1);
        var got = readers.digests(DREW).getFirst();
        assertThat(got.bytes()).hasSizeLessThan(520_000);
        assertThat(got.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
        for (var form :
                List.of(Readers.text(got), Jsoup.parse(Readers.html(got)).text())) {
            for (var i = 0; i < 40; i++) assertThat(form).contains("Topic " + i);
            assertThat(form).contains("Letters 294 to 300: ", "long letters are cut short", "250. ");
            assertThat(form)
                    .contains("There are 50 more letters.", "on the board: https://lists.example.org/walkers/")
                    .doesNotContainPattern("251\\. (Ann|Dora|Drew)");
        }
    }

    @Test
    void announcements_cannot_be_answered_and_nobody_is_told_how() {
        readers.close();
        readers = new Readers(folder.resolve("news"), "posting = \"moderators\"\nmoderators = [\"ann@example.net\"]\n");
        readers.writes("Ann Bell <ann@example.net>", "Clinic", "clinic@example.net", "New hours.");
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        assertThat(readers.digests(DORA).getFirst().header("List-Post")).isEqualTo("NO");
        for (var form : List.of(
                Readers.text(readers.digests(DORA).getFirst()),
                Readers.html(readers.digests(DORA).getFirst())))
            assertThat(form).contains("New hours.").doesNotContain("nswer");
    }
}
