package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.MailPrograms.from;
import static org.letterboard.stories.MailPrograms.plain;
import static org.letterboard.stories.MailPrograms.shown;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.board.Post;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Delivery;
import org.letterboard.reading.Attachment;
import org.letterboard.reading.Reading;

/// Dora reads a digest and answers, as her mail program does it.
class DigestReplyTest {
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String DORA = "dora@example.net";
    private static final String MILL = "Shall we meet at the mill on Sunday? I shall bring the soup and somebody else"
            + " could bring the bread, if the weather is as fine as they say.";
    private static final String GLADLY = "Gladly, at one, and I can bring two loaves of bread from my sister.";
    private static final String PHOTOS = "The photographs of our walk along the river are lovely this time.";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T05:00:00Z"));
    private Town town;
    private int sent;

    @BeforeEach
    void a_digest_of_three_letters() {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\nzone = \"Europe/London\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>", "Drew <drew@example.com>", "Petra <petra@example.com>");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Postbox.Got threeLetters() {
        post("Ann Bell", "ann@example.net", "Lunch on Sunday?", "lunch", null, MILL);
        post("Drew", "drew@example.com", "Re: Lunch on Sunday?", "gladly", "<lunch@example.net>", GLADLY);
        post("Petra", "petra@example.com", "Photos", "photos", null, PHOTOS);
        return digest("3 letters");
    }

    private Postbox.Got twoLettersOfOneTopic() {
        post("Ann Bell", "ann@example.net", "Lunch on Sunday?", "lunch", null, MILL);
        post("Drew", "drew@example.com", "Re: Lunch on Sunday?", "gladly", "<lunch@example.net>", GLADLY);
        return digest("2 letters");
    }

    private void post(String name, String address, String subject, String id, String parent, String text) {
        var letter = Letters.from(name + " <" + address + ">").subject(subject).id(id + "@example.net");
        if (parent != null) letter.replyTo(parent);
        town.send(address, WALKERS, letter.text(text));
        town.awaitPosts("walkers", ++sent);
    }

    private Postbox.Got digest(String subject) {
        clock.advance(Duration.ofHours(2));
        town.app().digests().look(town.list("walkers"), Delivery.DAILY);
        return town.postbox.awaitOne(DORA, subject);
    }

    private static Letters dora(Postbox.Got digest) {
        return Letters.from("Dora <dora@example.net>")
                .subject("Re: " + digest.header("Subject"))
                .id("answer@example.net")
                .replyTo(digest.header("Message-ID"));
    }

    private void sends(Postbox.Got digest, String message) {
        town.send(DORA, address(digest.header("Reply-To")), message);
    }

    private static String address(String mailbox) {
        return mailbox.replaceAll(".*<|>", "");
    }

    /// Dora's answer, once it is on the board.
    private Post answer() {
        Awaitility.await().until(() -> town.posts("walkers").size() == sent + 1);
        return town.posts("walkers").stream()
                .filter(post -> post.author().equals("Dora"))
                .findFirst()
                .orElseThrow();
    }

    private void isBelow(Post post, String author) {
        var above = town.app().database().read(h -> town.app().board().above(h, post, 1));
        assertThat(above).extracting(Post::author).containsExactly(author);
    }

    private byte[] source(Post post) {
        return town.app().database().read(h -> Sources.read(h, post.sourceId()));
    }

    private String text(Post post) {
        return Reading.read(source(post)).text();
    }

    private void saysNothingBut(Post post, String words) {
        assertThat(text(post)).isEqualTo(words + "\n");
        assertThat(Town.latin(source(post))).doesNotContain("Answer this letter", "In this mail", "walkers+");
    }

    @Test
    void the_address_below_a_letter_leads_below_that_letter() {
        var digest = threeLetters();
        var link = Reading.read(digest.bytes()).body().html().replaceAll("(?s).*2\\. Drew.*?mailto:([^\"]*).*", "$1");
        assertThat(link).endsWith("?subject=Re%3A%20Lunch%20on%20Sunday%3F");

        town.send(
                DORA,
                link.replaceFirst("\\?.*", ""),
                Letters.from("Dora <dora@example.net>")
                        .subject("Re: Lunch on Sunday?")
                        .id("a@example.net")
                        .text("Two are plenty."));

        isBelow(answer(), "Drew");
        saysNothingBut(answer(), "Two are plenty.");
        assertThat(town.posts("walkers").stream().map(Post::topicId).distinct()).hasSize(2);
        assertThat(town.postbox
                        .awaitOne("ann@example.net", "Re: Lunch on Sunday?")
                        .header("Subject"))
                .doesNotContain("letters");
    }

    @Test
    void gmail_one_letter_left_in_the_quote() {
        var digest = threeLetters();
        sends(
                digest,
                MailPrograms.gmail(dora(digest), "I come with my dog.", from(shown(digest), "1. Ann", "2. Drew")));

        isBelow(answer(), "Ann Bell");
        saysNothingBut(answer(), "I come with my dog.");
        assertThat(answer().subject()).isEqualTo("Re: Lunch on Sunday?");
        town.postbox.awaitOne("ann@example.net", "Re: Lunch on Sunday?");
    }

    @Test
    void gmail_everything_quoted_below_so_we_ask_and_a_number_is_enough() {
        var digest = threeLetters();
        sends(digest, MailPrograms.gmail(dora(digest), "How lovely!", shown(digest)));
        var question = town.postbox.awaitOne(DORA, "Which letter did you answer?");
        assertThat(Reading.read(question.bytes()).text())
                .contains("1  Ann Bell: Lunch on Sunday?", "2  Drew: Re: Lunch on Sunday?", "3  Petra: Photos")
                .contains("\"The photographs of our walk");
        assertThat(town.posts("walkers")).hasSize(3);

        town.send(
                DORA,
                address(question.header("Reply-To")),
                Letters.from(DORA)
                        .subject("Re: Which letter did you answer?")
                        .id("three@example.net")
                        .text("3, thank you"));

        isBelow(answer(), "Petra");
        saysNothingBut(answer(), "How lovely!");
        assertThat(answer().subject()).isEqualTo("Re: Photos");
        assertThat(answer().messageId()).isEqualTo("<answer@example.net>");
        town.postbox.awaitOne("ann@example.net", "Re: Photos");
    }

    @Test
    void an_iphone_and_a_digest_of_one_letter() {
        post("Ann Bell", "ann@example.net", "Lunch on Sunday?", "lunch", null, MILL);
        var digest = digest("1 letter");
        sends(digest, MailPrograms.iPhone(dora(digest), "Yes!", plain(digest)));

        isBelow(answer(), "Ann Bell");
        saysNothingBut(answer(), "Yes!");
    }

    @Test
    void outlook_without_marks_and_a_digest_of_one_topic() {
        var digest = twoLettersOfOneTopic();
        sends(digest, MailPrograms.outlook(dora(digest), "Dear Drew,\n\nthat is kind of you.\n\nDora", shown(digest)));

        isBelow(answer(), "Drew");
        saysNothingBut(answer(), "Dear Drew,\n\nthat is kind of you.\n\nDora");
    }

    @Test
    void outlook_words_below_a_letter_without_marks() {
        var digest = threeLetters();
        var lines = new ArrayList<>(shown(digest));
        lines.add(lines.lastIndexOf("Photos"), "Two loaves will do, thank you.");
        sends(digest, MailPrograms.outlook(dora(digest), "See below.", lines));

        isBelow(answer(), "Drew");
        saysNothingBut(answer(), "See below.\n\nTwo loaves will do, thank you.");
    }

    @Test
    void thunderbird_below_the_only_letter_in_the_quote() {
        var digest = threeLetters();
        sends(
                digest,
                MailPrograms.thunderbird(
                        dora(digest), from(plain(digest), "3. Petra", "This is the end"), "They are."));

        isBelow(answer(), "Petra");
        saysNothingBut(answer(), "They are.");
    }

    @Test
    void thunderbird_between_the_lines_of_the_whole() {
        var digest = threeLetters();
        var quote = plain(digest);
        var cut = quote.indexOf("* * *");
        sends(
                digest,
                dora(digest)
                        .text("Am 23.11.2026 um 07:00 schrieb Walkers:\n" + MailPrograms.marked(quote.subList(0, cut))
                                + "\n\nI bring the bread.\n\n"
                                + MailPrograms.marked(quote.subList(cut, quote.size()))));

        isBelow(answer(), "Ann Bell");
        saysNothingBut(answer(), "I bring the bread.");
    }

    @Test
    void thunderbird_below_the_whole_means_no_letter_yet() {
        var digest = threeLetters();
        sends(digest, MailPrograms.thunderbird(dora(digest), plain(digest), "How lovely!"));

        town.postbox.awaitOne(DORA, "Which letter did you answer?");
        assertThat(town.posts("walkers")).hasSize(3);
    }

    @Test
    void aol_neither_marks_nor_a_block() {
        var digest = twoLettersOfOneTopic();
        sends(digest, MailPrograms.aol(dora(digest), "I come, too.", plain(digest)));

        isBelow(answer(), "Drew");
        saysNothingBut(answer(), "I come, too.");
    }

    @Test
    void nothing_quoted_but_the_subject_of_a_topic() {
        var digest = threeLetters();
        town.send(
                DORA,
                address(digest.header("Reply-To")),
                Letters.from("Dora <dora@example.net>")
                        .subject("RE: photos")
                        .id("s@example.net")
                        .replyTo(digest.header("Message-ID"))
                        .text("I want them all."));

        isBelow(answer(), "Petra");
    }

    @Test
    void reply_to_all_and_a_program_without_reply_to_come_to_the_same() {
        var digest = threeLetters();
        var message = MailPrograms.gmail(dora(digest), "I come with my dog.", from(shown(digest), "1. Ann", "2. Drew"));
        town.send(
                DORA,
                List.of(WALKERS, address(digest.header("Reply-To"))),
                message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

        isBelow(answer(), "Ann Bell");
        saysNothingBut(answer(), "I come with my dog.");
        assertThat(town.posts("walkers")).hasSize(4);
    }

    private Postbox.Got asked(Postbox.Got digest, String words) {
        sends(digest, MailPrograms.gmail(dora(digest), words, shown(digest)));
        return town.postbox.awaitOne(DORA, "Which letter did you answer?");
    }

    private void says(Postbox.Got question, String words) {
        town.send(
                DORA,
                address(question.header("Reply-To")),
                Letters.from("Dora <dora@example.net>")
                        .subject("Re: " + question.header("Subject"))
                        .text(words));
    }

    @Test
    void a_number_that_no_letter_has_brings_the_list_again() {
        var question = asked(threeLetters(), "How lovely!");
        says(question, "7");
        Awaitility.await().until(() -> town.postbox.thatGot("Which letter").size() == 2);
        var again = town.postbox.of(DORA).getLast();
        assertThat(Reading.read(again.bytes()).text()).contains("no letter with the number", "3  Petra");

        says(again, "1");
        isBelow(answer(), "Ann Bell");
        says(again, "2");
        Awaitility.await().until(() -> town.handled() == 7);
        assertThat(town.posts("walkers")).hasSize(4);
    }

    @Test
    void no_means_that_nothing_is_sent() {
        var question = asked(threeLetters(), "How lovely!");
        says(question, "No");

        assertThat(town.postbox.awaitOne(DORA, "Your answer was not sent").text())
                .contains("nobody has got it");
        assertThat(town.posts("walkers")).hasSize(3);
        assertThat(town.postbox.of("ann@example.net")).hasSize(3);
    }

    @Test
    void the_same_mail_twice_is_asked_about_once() {
        var digest = threeLetters();
        asked(digest, "How lovely!");
        sends(digest, MailPrograms.gmail(dora(digest), "How lovely!", shown(digest)));
        Awaitility.await().until(() -> town.handled() == 5);

        assertThat(town.postbox.thatGot("Which letter")).hasSize(1);
    }

    @Test
    void two_weeks_later_it_is_an_answer_and_after_a_quarter_of_a_year_too_late() {
        var digest = threeLetters();
        clock.advance(Duration.ofDays(14));
        sends(digest, MailPrograms.gmail(dora(digest), "Now I see it.", from(shown(digest), "3. Petra", "This is")));
        isBelow(answer(), "Petra");

        clock.advance(Duration.ofDays(80));
        sends(digest, dora(digest).header("X-Later", "yes").text("And now?"));
        assertThat(town.postbox.awaitOne(DORA, "Your answer came too late").text())
                .contains("nobody has got");
        assertThat(town.posts("walkers")).hasSize(4);
    }

    @Test
    void an_address_that_we_do_not_know_is_refused_and_asked_nothing() {
        var digest = threeLetters();
        town.send(
                "eve@example.net",
                address(digest.header("Reply-To")),
                MailPrograms.gmail(
                        Letters.from("Eve <eve@example.net>")
                                .subject("Re: letters")
                                .id("eve@example.net"),
                        "Me too!",
                        shown(digest)));

        town.postbox.awaitOne("eve@example.net", "Your message to Walkers was not sent on");
        assertThat(town.postbox.of("eve@example.net")).hasSize(1);
        assertThat(town.posts("walkers")).hasSize(3);
    }

    @Test
    void robots_get_no_answer_and_are_not_posted() {
        var digest = threeLetters();
        town.send("", address(digest.header("Reply-To")), dora(digest).text("I am on holiday."));
        sends(digest, dora(digest).header("Auto-Submitted", "auto-replied").text("I am on holiday."));
        Awaitility.await().until(() -> town.handled() == 5);

        assertThat(town.posts("walkers")).hasSize(3);
        assertThat(town.postbox.of(DORA)).hasSize(1);
    }

    @Test
    void a_reply_that_says_nothing_is_not_posted() {
        var digest = threeLetters();
        sends(digest, MailPrograms.iPhone(dora(digest), "", plain(digest)));

        town.postbox.awaitOne(DORA, "Your message to Walkers was empty");
        assertThat(town.posts("walkers")).hasSize(3);
    }

    @Test
    void a_photo_stays_as_it_was() throws Exception {
        var digest = threeLetters();
        var photo = new byte[5_000];
        new Random(1).nextBytes(photo);
        var quote = MailPrograms.marked(from(shown(digest), "3. Petra", "This is"));
        sends(
                digest,
                dora(digest)
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=\"b1\"")
                        .text("--b1\nContent-Type: text/plain\n\nHere is mine.\n\n" + quote
                                + "\n--b1\nContent-Type: image/jpeg; name=\"river.jpg\"\nContent-Transfer-Encoding: base64\n"
                                + "Content-Disposition: attachment; filename=\"river.jpg\"\n\n"
                                + Base64.getMimeEncoder().encodeToString(photo) + "\n--b1--"));

        var post = answer();
        isBelow(post, "Petra");
        saysNothingBut(post, "Here is mine.");
        var file = Reading.read(source(post)).attachments().getFirst();
        assertThat(file.name()).isEqualTo("river.jpg");
        try (var in = Attachment.open(source(post), file.part()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(photo);
        }
    }

    @Test
    void a_subject_of_her_own_and_nothing_quoted_begins_something_new() {
        var digest = threeLetters();
        sends(
                digest,
                Letters.from("Dora <dora@example.net>")
                        .subject("My new knee")
                        .id("knee@example.net")
                        .replyTo(digest.header("Message-ID"))
                        .text("It works."));

        var post = answer();
        assertThat(town.posts("walkers").stream().filter(p -> p.topicId() == post.topicId()))
                .hasSize(1);
    }

    @Test
    void where_a_moderator_reads_all_first_she_is_asked_and_then_it_waits() {
        town.close();
        town = Town.with(
                folder.resolve("moderated"),
                clock,
                "walkers",
                "title = \"Walkers\"\nposting = \"members-moderated\"\nmoderators = [\"ruth@example.org\"]\n");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>");
        for (var subject : List.of("Lunch", "Photos")) post("Ruth", "ruth@example.org", subject, subject, null, MILL);
        var digest = digest("2 letters");
        says(asked(digest, "How lovely!"), "2");

        town.postbox.awaitOne("ruth@example.org", "");
        assertThat(town.postbox.of("ruth@example.org").getFirst().text()).contains("How lovely!");
        assertThat(town.posts("walkers")).hasSize(2);
    }
}
