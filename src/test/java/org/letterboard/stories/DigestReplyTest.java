package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Dora.DORA;
import static org.letterboard.stories.Dora.WALKERS;
import static org.letterboard.stories.MailPrograms.part;
import static org.letterboard.stories.MailPrograms.plain;
import static org.letterboard.stories.MailPrograms.shown;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.board.Post;
import org.letterboard.reading.Reading;

/// A digest is answered in the ways in which mail programs do it.
class DigestReplyTest {
    @TempDir
    Path folder;

    private Dora dora;

    @BeforeEach
    void a_reader_of_digests() {
        dora = new Dora(folder, "");
    }

    @AfterEach
    void close() {
        dora.close();
    }

    @Test
    void the_address_below_a_letter_leads_below_that_letter() {
        var digest = dora.threeLetters();
        var link = Reading.read(digest.bytes()).body().html().replaceAll("(?s).*2\\. Drew.*?mailto:([^\"]*).*", "$1");
        assertThat(link).endsWith("?subject=Re%3A%20Lunch%20on%20Sunday%3F");

        dora.town.send(
                DORA,
                link.replaceFirst("\\?.*", ""),
                Letters.from("Dora <dora@example.net>")
                        .subject("Re: Lunch on Sunday?")
                        .id("a@example.net")
                        .text("Two are plenty."));

        dora.isBelow(dora.answer(), "Drew");
        dora.saysNothingBut(dora.answer(), "Two are plenty.");
        assertThat(dora.town.posts("walkers").stream().map(Post::topicId).distinct())
                .hasSize(2);
        assertThat(dora.town
                        .postbox
                        .awaitOne("ann@example.net", "Re: Lunch on Sunday?")
                        .header("Subject"))
                .doesNotContain("letters");
    }

    @Test
    void gmail_one_letter_left_in_the_quote() {
        var digest = dora.threeLetters();
        dora.sends(
                digest,
                MailPrograms.gmail(
                        Dora.letter(digest), "I come with my dog.", part(shown(digest), "1. Ann", "2. Drew")));

        dora.isBelow(dora.answer(), "Ann Bell");
        dora.saysNothingBut(dora.answer(), "I come with my dog.");
        assertThat(dora.answer().subject()).isEqualTo("Re: Lunch on Sunday?");
        dora.town.postbox.awaitOne("ann@example.net", "Re: Lunch on Sunday?");
    }

    @Test
    void gmail_everything_quoted_below_so_we_ask_and_a_number_is_enough() {
        var digest = dora.threeLetters();
        dora.sends(digest, MailPrograms.gmail(Dora.letter(digest), "How lovely!", shown(digest)));
        var question = dora.town.postbox.awaitOne(DORA, "Which letter did you answer?");
        assertThat(Reading.read(question.bytes()).text())
                .contains("1  Ann Bell: Lunch on Sunday?", "2  Drew: Re: Lunch on Sunday?", "3  Petra: Photos")
                .contains("\"The photographs of our walk");
        assertThat(dora.town.posts("walkers")).hasSize(3);

        dora.town.send(
                DORA,
                Dora.address(question.header("Reply-To")),
                Letters.from(DORA)
                        .subject("Re: Which letter did you answer?")
                        .id("three@example.net")
                        .text("3, thank you"));

        dora.isBelow(dora.answer(), "Petra");
        dora.saysNothingBut(dora.answer(), "How lovely!");
        assertThat(dora.answer().subject()).isEqualTo("Re: Photos");
        assertThat(dora.answer().messageId()).isEqualTo("<answer@example.net>");
        dora.town.postbox.awaitOne("ann@example.net", "Re: Photos");
    }

    @Test
    void an_iphone_and_a_digest_of_one_letter() {
        dora.post("Ann Bell", "ann@example.net", "Lunch on Sunday?", "lunch", null, Dora.MILL);
        var digest = dora.digest("1 letter");
        dora.sends(digest, MailPrograms.iPhone(Dora.letter(digest), "Yes!", plain(digest)));

        dora.isBelow(dora.answer(), "Ann Bell");
        dora.saysNothingBut(dora.answer(), "Yes!");
    }

    @Test
    void outlook_without_marks_and_a_digest_of_one_topic() {
        var digest = dora.twoLettersOfOneTopic();
        dora.sends(
                digest,
                MailPrograms.outlook(Dora.letter(digest), "Dear Drew,\n\nthat is kind of you.\n\nDora", shown(digest)));

        dora.isBelow(dora.answer(), "Drew");
        dora.saysNothingBut(dora.answer(), "Dear Drew,\n\nthat is kind of you.\n\nDora");
    }

    @Test
    void outlook_words_below_a_letter_without_marks() {
        var digest = dora.threeLetters();
        var lines = new ArrayList<>(shown(digest));
        lines.add(lines.lastIndexOf("Photos"), "Two loaves will do, thank you.");
        dora.sends(digest, MailPrograms.outlook(Dora.letter(digest), "See below.", lines));

        dora.isBelow(dora.answer(), "Drew");
        dora.saysNothingBut(dora.answer(), "See below.\n\nTwo loaves will do, thank you.");
    }

    @Test
    void thunderbird_below_the_only_letter_in_the_quote() {
        var digest = dora.threeLetters();
        dora.sends(
                digest,
                MailPrograms.thunderbird(
                        Dora.letter(digest), part(plain(digest), "3. Petra", "This is the end"), "They are."));

        dora.isBelow(dora.answer(), "Petra");
        dora.saysNothingBut(dora.answer(), "They are.");
    }

    @Test
    void thunderbird_between_the_lines_of_the_whole() {
        var digest = dora.threeLetters();
        var quote = plain(digest);
        var cut = quote.indexOf("* * *");
        dora.sends(
                digest,
                Dora.letter(digest)
                        .text("Am 23.11.2026 um 07:00 schrieb Walkers:\n" + MailPrograms.marked(quote.subList(0, cut))
                                + "\n\nI bring the bread.\n\n"
                                + MailPrograms.marked(quote.subList(cut, quote.size()))));

        dora.isBelow(dora.answer(), "Ann Bell");
        dora.saysNothingBut(dora.answer(), "I bring the bread.");
    }

    @Test
    void thunderbird_below_the_whole_means_no_letter_yet() {
        var digest = dora.threeLetters();
        dora.sends(digest, MailPrograms.thunderbird(Dora.letter(digest), plain(digest), "How lovely!"));

        dora.town.postbox.awaitOne(DORA, "Which letter did you answer?");
        assertThat(dora.town.posts("walkers")).hasSize(3);
    }

    @Test
    void aol_neither_marks_nor_a_block() {
        var digest = dora.twoLettersOfOneTopic();
        dora.sends(digest, MailPrograms.aol(Dora.letter(digest), "I come, too.", plain(digest)));

        dora.isBelow(dora.answer(), "Drew");
        dora.saysNothingBut(dora.answer(), "I come, too.");
    }

    @Test
    void nothing_quoted_but_the_subject_of_a_topic() {
        var digest = dora.threeLetters();
        dora.town.send(
                DORA,
                Dora.address(digest.header("Reply-To")),
                Letters.from("Dora <dora@example.net>")
                        .subject("RE: photos")
                        .id("s@example.net")
                        .replyTo(digest.header("Message-ID"))
                        .text("I want them all."));

        dora.isBelow(dora.answer(), "Petra");
    }

    @Test
    void reply_to_all_and_a_program_without_reply_to_come_to_the_same() {
        var digest = dora.threeLetters();
        var message = MailPrograms.gmail(
                Dora.letter(digest), "I come with my dog.", part(shown(digest), "1. Ann", "2. Drew"));
        dora.town.send(
                DORA,
                List.of(WALKERS, Dora.address(digest.header("Reply-To"))),
                message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

        dora.isBelow(dora.answer(), "Ann Bell");
        dora.saysNothingBut(dora.answer(), "I come with my dog.");
        assertThat(dora.town.posts("walkers")).hasSize(4);
    }
}
