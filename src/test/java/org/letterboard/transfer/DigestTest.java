package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a digest and which letters are in it, and what only looks like one.
class DigestTest {
    private static final String HEAD = "From: list@example.org\nSubject: Walkers Digest, Vol 1, Issue 2\n";
    private static final String FIRST = "-".repeat(70) + "\n\n";
    private static final String BETWEEN = "\n" + "-".repeat(30) + "\n\n";
    private static final String LUNCH = """
            Message: 1
            Date: Mon, 6 Jul 2026 10:00:00 +0000
            From: Ann <ann@example.net>
            Subject: Lunch

            At the mill?

            --\s
            Ann
            """;
    private static final String YES = """
            Message: 2
            Date: Mon, 6 Jul 2026 11:00:00 +0000
            From: Bob <bob@example.com>
            Subject: Re: Lunch

            Yes.
            """;
    private static final String END = "End of Walkers Digest, Vol 1, Issue 2\n" + "*".repeat(37) + "\n";
    private static final String TEXT =
            "Today's Topics:\n\n   1. Lunch (Ann)\n\n" + FIRST + LUNCH + BETWEEN + YES + BETWEEN + END;
    private static final String MIME = HEAD + """
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=out

            --out
            Content-Type: text/plain

            Today's Topics
            --out
            Content-Type: multipart/digest; boundary=in

            --in

            From: Ann <ann@example.net>
            Date: Mon, 6 Jul 2026 10:00:00 +0000
            Subject: Lunch
            Message-ID: <lunch@example.net>

            At the mill?

            --in
            Content-Type: message/rfc822

            From: Bob <bob@example.com>
            Subject: Yes

            Gladly.
            --in--
            --out
            Content-Type: text/plain

            Goodbye
            --out--
            """;

    private static List<String> letters(String message) {
        return Digest.letters(message.getBytes(ISO_8859_1)).stream()
                .map(bytes -> new String(bytes, ISO_8859_1))
                .toList();
    }

    @Test
    void a_text_is_cut_at_its_dashes() {
        assertThat(letters(HEAD + "\n" + TEXT))
                .containsExactly(LUNCH.replace("Message: 1\n", ""), YES.replace("Message: 2\n", ""));
    }

    @Test
    void what_the_list_wrote_below_the_letters_is_none() {
        var footer = "Subject: Digest Footer\n\n____\nwalkers mailing list\n";
        var ended = TEXT.replace(END, footer + BETWEEN + END);
        assertThat(letters(HEAD + "\n" + ended)).isEqualTo(letters(HEAD + "\n" + TEXT));
    }

    @Test
    void line_ends_and_the_character_set_go_along() {
        var type = "Content-Type: text/plain; charset=iso-8859-1\n";
        var digest = (HEAD + type + "\n" + TEXT.replace("mill", "m\u00fchle")).replace("\n", "\r\n");
        assertThat(letters(digest))
                .hasSize(2)
                .allMatch(letter -> letter.contains("iso-8859-1\r\n\r\n"))
                .first()
                .asString()
                .contains("At the m\u00fchle?\r\n\r\n-- \r\n");
        var encoded = Base64.getMimeEncoder().encodeToString(TEXT.getBytes(ISO_8859_1));
        assertThat(letters(HEAD + "Content-Transfer-Encoding: base64\n\n" + encoded))
                .isEqualTo(letters(HEAD + "\n" + TEXT));
    }

    @Test
    void the_parts_of_a_mime_digest_are_its_letters_byte_for_byte() {
        assertThat(letters(MIME)).containsExactly("""
                        From: Ann <ann@example.net>
                        Date: Mon, 6 Jul 2026 10:00:00 +0000
                        Subject: Lunch
                        Message-ID: <lunch@example.net>

                        At the mill?
                        """, "From: Bob <bob@example.com>\nSubject: Yes\n\nGladly.");
        assertThat(letters(MIME.replace("mixed", "digest").replace("text/plain", "text/html")))
                .isEmpty();
    }

    @Test
    void a_digest_in_a_digest_stays_together() {
        var inner = "From: Eve <eve@example.net>\nSubject: A digest\n\n" + TEXT.replace("\n", "\n ");
        assertThat(letters(HEAD + "\n" + FIRST + LUNCH + BETWEEN + inner + BETWEEN + END))
                .hasSize(2);
        var mime = MIME.replace(
                "At the mill?",
                MIME.replace("out", "o2").replace("in\n", "i2\n").replace("--in--", "--i2--"));
        assertThat(letters(mime)).hasSize(2).first().asString().contains("--i2--");
    }

    @Test
    void dashes_and_headers_that_somebody_typed_cut_nothing() {
        var original = """
                Nothing but dashes.

                ----- Original Message -----
                From: Eve <eve@example.net>
                Date: today

                Hello
                ------------------------------
                From: Eve
                Date: x

                """;
        var typed = YES + BETWEEN + original;
        assertThat(letters(HEAD + "\n" + TEXT.replace(YES, typed)))
                .hasSize(2)
                .last()
                .asString()
                .contains("Nothing but dashes.", "Original Message", "Hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # header | what
            Subject: Re: Walkers Digest, Vol 1 | an answer
            Subject: Fwd: Walkers Digest       | passed on
            In-Reply-To: <a@b>                 | an answer
            References: <a@b>                  | an answer
            Content-Type: text/html            | no text
            """)
    void who_answers_a_digest_or_passes_it_on_wrote_a_letter(String header, String what) {
        assertThat(letters("From: ann@example.net\n" + header + "\n\n" + TEXT))
                .as(what)
                .isEmpty();
    }

    @Test
    void in_doubt_it_is_one_letter() {
        for (var text : List.of(
                "",
                "-".repeat(70) + "\n",
                FIRST + "No header.\n" + BETWEEN + END,
                FIRST + LUNCH,
                TEXT.replace("-".repeat(70), "-".repeat(69)),
                TEXT.replaceAll("(?m)^", "> ")))
            assertThat(letters(HEAD + "\n" + text)).as(text).isEmpty();
        assertThat(letters(HEAD + "\n" + FIRST + LUNCH + BETWEEN + END)).hasSize(1);
    }

    @Test
    void wherever_it_is_cut_nothing_breaks_and_no_more_letters_come_of_it() {
        for (var digest : List.of(HEAD + "\n" + TEXT, MIME))
            for (var end = 0; end <= digest.length(); end++)
                assertThat(letters(digest.substring(0, end)).size()).isBetween(0, 2);
    }

    @Test
    void one_with_more_letters_than_any_list_program_sends_stays_as_it_is() {
        assertThat(letters(HEAD + "\n" + FIRST + many(Digest.MOST_LETTERS))).hasSize(Digest.MOST_LETTERS);
        assertThat(letters(HEAD + "\n" + FIRST + many(Digest.MOST_LETTERS + 1))).isEmpty();
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(_ -> YES).collect(joining(BETWEEN));
    }
}
