package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Dora.DORA;
import static org.letterboard.stories.MailPrograms.part;
import static org.letterboard.stories.MailPrograms.plain;
import static org.letterboard.stories.MailPrograms.shown;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.reading.Attachment;
import org.letterboard.reading.Reading;

/// What else becomes of an answer to a digest: it is asked about, refused, too late, or carries a photo.
class DigestQuestionTest {
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
    void a_number_that_no_letter_has_brings_the_list_again() {
        var question = dora.asked(dora.threeLetters(), "How lovely!");
        dora.says(question, "7");
        Awaitility.await().until(() -> dora.town.postbox.thatGot("Which letter").size() == 2);
        var again = dora.town.postbox.of(DORA).getLast();
        assertThat(Reading.read(again.bytes()).text()).contains("no letter with the number", "3  Petra");

        dora.says(again, "1");
        dora.isBelow(dora.answer(), "Ann Bell");
        dora.says(again, "2");
        Awaitility.await().until(() -> dora.town.handled() == 7);
        assertThat(dora.town.posts("walkers")).hasSize(4);
    }

    @Test
    void no_means_that_nothing_is_sent() {
        var question = dora.asked(dora.threeLetters(), "How lovely!");
        dora.says(question, "No");

        assertThat(dora.town.postbox.awaitOne(DORA, "Your answer was not sent").text())
                .contains("nobody has got it");
        assertThat(dora.town.posts("walkers")).hasSize(3);
        assertThat(dora.town.postbox.of("ann@example.net")).hasSize(3);
    }

    @Test
    void the_same_mail_twice_is_asked_about_once() {
        var digest = dora.threeLetters();
        dora.asked(digest, "How lovely!");
        dora.sends(digest, MailPrograms.gmail(Dora.letter(digest), "How lovely!", shown(digest)));
        Awaitility.await().until(() -> dora.town.handled() == 5);

        assertThat(dora.town.postbox.thatGot("Which letter")).hasSize(1);
    }

    @Test
    void two_weeks_later_it_is_an_answer_and_after_a_quarter_of_a_year_too_late() {
        var digest = dora.threeLetters();
        dora.pass(Duration.ofDays(14));
        dora.sends(
                digest,
                MailPrograms.gmail(Dora.letter(digest), "Now I see it.", part(shown(digest), "3. Petra", "This is")));
        dora.isBelow(dora.answer(), "Petra");

        dora.pass(Duration.ofDays(80));
        dora.sends(digest, Dora.letter(digest).header("X-Later", "yes").text("And now?"));
        assertThat(dora.town.postbox.awaitOne(DORA, "Your answer came too late").text())
                .contains("nobody has got");
        assertThat(dora.town.posts("walkers")).hasSize(4);
    }

    @Test
    void an_address_that_we_do_not_know_is_refused_and_asked_nothing() {
        var digest = dora.threeLetters();
        dora.town.send(
                "eve@example.net",
                Dora.address(digest.header("Reply-To")),
                MailPrograms.gmail(
                        Letters.from("Eve <eve@example.net>")
                                .subject("Re: letters")
                                .id("eve@example.net"),
                        "Me too!",
                        shown(digest)));

        dora.town.postbox.awaitOne("eve@example.net", "Your message to Walkers was not sent on");
        assertThat(dora.town.postbox.of("eve@example.net")).hasSize(1);
        assertThat(dora.town.posts("walkers")).hasSize(3);
    }

    @Test
    void robots_get_no_answer_and_are_not_posted() {
        var digest = dora.threeLetters();
        dora.town.send(
                "", Dora.address(digest.header("Reply-To")), Dora.letter(digest).text("I am on holiday."));
        dora.sends(
                digest,
                Dora.letter(digest).header("Auto-Submitted", "auto-replied").text("I am on holiday."));
        Awaitility.await().until(() -> dora.town.handled() == 5);

        assertThat(dora.town.posts("walkers")).hasSize(3);
        assertThat(dora.town.postbox.of(DORA)).hasSize(1);
    }

    @Test
    void a_reply_that_says_nothing_is_not_posted() {
        var digest = dora.threeLetters();
        dora.sends(digest, MailPrograms.iPhone(Dora.letter(digest), "", plain(digest)));

        dora.town.postbox.awaitOne(DORA, "Your message to Walkers was empty");
        assertThat(dora.town.posts("walkers")).hasSize(3);
    }

    @Test
    void a_photo_stays_as_it_was() throws Exception {
        var digest = dora.threeLetters();
        var photo = new byte[5_000];
        new Random(1).nextBytes(photo);
        var quote = MailPrograms.marked(part(shown(digest), "3. Petra", "This is"));
        dora.sends(
                digest,
                Dora.letter(digest)
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=\"b1\"")
                        .text("--b1\nContent-Type: text/plain\n\nHere is mine.\n\n" + quote
                                + "\n--b1\nContent-Type: image/jpeg; name=\"river.jpg\"\nContent-Transfer-Encoding: base64\n"
                                + "Content-Disposition: attachment; filename=\"river.jpg\"\n\n"
                                + Base64.getMimeEncoder().encodeToString(photo) + "\n--b1--"));

        var post = dora.answer();
        dora.isBelow(post, "Petra");
        dora.saysNothingBut(post, "Here is mine.");
        var file = Reading.read(dora.source(post)).attachments().getFirst();
        assertThat(file.name()).isEqualTo("river.jpg");
        try (var in = Attachment.open(dora.source(post), file.part()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(photo);
        }
    }

    @Test
    void a_subject_of_her_own_and_nothing_quoted_begins_something_new() {
        var digest = dora.threeLetters();
        dora.sends(
                digest,
                Letters.from("Dora <dora@example.net>")
                        .subject("My new knee")
                        .id("knee@example.net")
                        .replyTo(digest.header("Message-ID"))
                        .text("It works."));

        var post = dora.answer();
        assertThat(dora.town.posts("walkers").stream().filter(p -> p.topicId() == post.topicId()))
                .hasSize(1);
    }

    @Test
    void where_a_moderator_reads_all_first_she_is_asked_and_then_it_waits() {
        dora.close();
        dora = new Dora(
                folder.resolve("moderated"), "posting = \"members-moderated\"\nmoderators = [\"ruth@example.org\"]\n");
        for (var subject : List.of("Lunch", "Photos"))
            dora.post("Ruth", "ruth@example.org", subject, subject, null, Dora.MILL);
        var digest = dora.digest("2 letters");
        dora.says(dora.asked(digest, "How lovely!"), "2");

        dora.town.postbox.awaitOne("ruth@example.org", "");
        assertThat(dora.town.postbox.of("ruth@example.org").getFirst().text()).contains("How lovely!");
        assertThat(dora.town.posts("walkers")).hasSize(2);
    }
}
