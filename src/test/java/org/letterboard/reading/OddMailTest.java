package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What strangers send and nobody should.
class OddMailTest {

    private static Letter read(String raw) {
        var letter = Reading.read(raw.getBytes(ISO_8859_1));
        assertThat(letter.error()).isNull();
        return letter;
    }

    @Test
    void nothing_at_all_is_an_empty_mail() {
        assertThat(read("").kind()).isEqualTo(Kind.EMPTY);
        assertThat(read("\r\n").kind()).isEqualTo(Kind.EMPTY);
        assertThat(read("\0\0\0").kind()).isEqualTo(Kind.EMPTY);
    }

    @Test
    void without_from_date_and_id_the_text_is_still_read() {
        var letter = read("Subject: x\n\nHello\n");

        assertThat(letter.head().from()).isNull();
        assertThat(letter.head().date()).isNull();
        assertThat(letter.head().messageId()).isNull();
        assertThat(letter.text()).isEqualTo("Hello\n");
        assertThat(letter.notes()).contains("from: there is none", "date: there is none", "message-id: there is none");
    }

    @Test
    void of_two_froms_the_first_counts() {
        var letter = read("From: Ann <ann@example.org>\nFrom: bob@example.org\n\nHello\n");

        assertThat(letter.head().from()).hasToString("Mailbox[name=Ann, address=ann@example.org]");
        assertThat(letter.notes()).contains("from: 2 From fields, the first one counts");
    }

    @Test
    void eight_bit_junk_in_the_header_is_text() {
        var letter = read(
                "From: J\u00f6rg <j@example.org>\nSubject: Gr\u00fc\u00dfe \u0001\u0000x\n\u00ff\u00fe junk\nX-Y: z\n\nHello\n");

        assertThat(letter.head().fromName()).isEqualTo("Jörg");
        assertThat(letter.subject()).isEqualTo("Grüße  x");
        assertThat(letter.text()).isEqualTo("Hello\n");
    }

    @Test
    void five_hundred_levels_deep_mail_is_read() {
        var raw = new StringBuilder("From: a@example.org\n");
        for (var i = 0; i < 500; i++)
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        var letter = read(raw + "\nHello\n");

        assertThat(letter.kind()).isEqualTo(Kind.POST);
        assertThat(letter.attachments()).hasSize(1);
    }

    @Test
    void html_nested_five_thousand_deep_is_read() {
        var letter = read("Content-Type: text/html\n\n" + "<div><blockquote>".repeat(5_000) + "Hello");

        assertThat(letter.text() + letter.body().quoted()).contains("Hello");
    }

    @Test
    void a_hundred_thousand_recipients_are_read_to_a_number_only() {
        var to = new StringBuilder("To: ");
        for (var i = 0; i < 100_000; i++)
            to.append("Somebody ").append(i).append(" <s").append(i).append("@example.org>,\n ");
        var letter = read(to + "last@example.org\nSubject: x\n\nHello\n");

        assertThat(letter.head().to()).hasSize(1_000);
        assertThat(letter.subject()).isEqualTo("x");
    }

    @Test
    void lines_of_two_megabytes_are_read() {
        var letter = read("Subject: " + "x".repeat(2_000_000) + "\n\n" + "y ".repeat(1_000_000));

        assertThat(letter.subject()).hasSize(1_000);
        assertThat(letter.text()).hasSizeGreaterThan(1_900_000);
        assertThat(read("\n>" + ">".repeat(2_000_000)).error()).isNull();
        assertThat(read("Content-Type: text/plain; " + "a=\"b\\\";".repeat(300_000) + "\n\nHello")
                        .text())
                .isEqualTo("Hello\n");
        assertThat(read("From: " + "(".repeat(200_000) + "\nTo: " + "\"<".repeat(100_000) + "\n\nHello")
                        .text())
                .isEqualTo("Hello\n");
        assertThat(read("Subject: " + "=?a?q?".repeat(40_000) + "\nReferences: " + "<\"".repeat(100_000) + "\n\nHello")
                        .text())
                .isEqualTo("Hello\n");
    }

    /// Each of these took the square of its length in some version, or would if somebody were careless.
    @Test
    void many_of_the_same_cost_no_more_than_many() {
        for (var piece : List.of(
                "Sent from my x\n",
                "-- \n",
                "> a\nb\n",
                "From: a\n",
                "wrote:\n>\n",
                "_____\n",
                "<pre>\n",
                "<a href=http://x>")) read("Content-Type: text/html\n\n" + piece.repeat(1_000_000 / piece.length()));
        for (var piece : List.of("Sent from my x\n", "-- \n", "> a\nb\n", "From: a\n", "wrote:\n>\n", "_____\n"))
            read("\n" + piece.repeat(1_000_000 / piece.length()));
        for (var piece : List.of("=?x", "=?a?q?b", "<\"", "(", "\"", ",;", "<a@b"))
            read("Subject: " + piece.repeat(80_000) + "?=\nFrom: " + piece.repeat(80_000) + "\nReferences: "
                    + piece.repeat(80_000) + "\n\nHello");
    }

    @Test
    void broken_base64_and_unknown_charsets_are_shown_as_far_as_they_go() {
        var letter =
                read("Content-Type: text/plain; charset=x-klingon\nContent-Transfer-Encoding: base64\n\nR3L8*3*2U\n");

        assertThat(letter.text()).isEqualTo("Grüße\n");
        assertThat(letter.notes()).contains("charset: charset \"x-klingon\" is unknown or refused");
    }

    @Test
    void bare_line_feeds_and_bare_carriage_returns_end_lines_of_the_text() {
        assertThat(read("Subject: x\n\none\rtwo\r\nthree\nfour").text()).isEqualTo("one\ntwo\nthree\nfour\n");
    }

    @Test
    void an_attachment_is_fetched_again_by_its_part() throws IOException {
        var raw = """
                Content-Type: multipart/mixed; boundary=b

                --b

                See the picture.
                --b
                Content-Type: image/png
                Content-Disposition: attachment; filename="../../etc/mill.png"
                Content-Transfer-Encoding: base64

                SGVsbG8=
                --b--
                """;
        var attachment = read(raw).attachments().getFirst();

        assertThat(attachment).isEqualTo(new Attachment(2, "mill.png", "image/png", 5, null, false));
        try (var in = Attachment.open(raw.getBytes(UTF_8), attachment.part()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo("Hello".getBytes(UTF_8));
        }
        assertThat(Attachment.open(raw.getBytes(UTF_8), 99)).isEmpty();
    }
}
