package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.reports.Bounce;
import org.letterboard.reports.Fault;

class ReadingTest {

    private static Letter read(String raw) {
        var letter = Reading.read(raw.getBytes(UTF_8));
        assertThat(letter.error()).isNull();
        return letter;
    }

    @Test
    void explain_has_every_key_in_its_order() {
        var json = Explain.json("x/17.eml", read("""
                Message-ID: <a@b>
                In-Reply-To: <p@b>
                References: <p@b>
                From: Ann Bell <ann@example.net>
                Subject: =?utf-8?Q?Re:_Lunch?=
                Date: Mon, 23 Nov 2026 10:00:00 +0000

                Yes, gladly.

                On Sunday at 10:00, Rosa wrote:
                > Shall we?

                --\s
                Ann
                """));

        assertThat(json.keySet())
                .containsExactly(
                        "file",
                        "messageId",
                        "inReplyTo",
                        "references",
                        "from",
                        "subject",
                        "date",
                        "kind",
                        "text",
                        "quoted",
                        "signature",
                        "attachments",
                        "bounce",
                        "trust",
                        "notes",
                        "error");
        assertThat(json)
                .containsEntry("messageId", "<a@b>")
                .containsEntry("date", "2026-11-23T10:00:00Z")
                .containsEntry("kind", "post")
                .containsEntry("text", "Yes, gladly.\n")
                .containsEntry("quoted", "On Sunday at 10:00, Rosa wrote:\nShall we?\n")
                .containsEntry("signature", "Ann\n")
                .containsEntry("error", null);
        assertThat(json.get("from")).hasToString("{name=Ann Bell, address=ann@example.net}");
        assertThat(String.valueOf(json.get("notes"))).contains("quoted: attribution line in English, line 3");
    }

    @Test
    void explain_in_words_says_why() {
        assertThat(Explain.words("x.eml", read("From: Ann <ann@example.net>\n\nHello\n")))
                .contains("from: Ann <ann@example.net>", "    Hello", "why: kind: post, nothing speaks against it");
    }

    @Test
    void of_two_alternatives_the_plain_one_is_the_text_and_the_other_is_for_the_board() {
        var letter = read("""
                Content-Type: multipart/alternative; boundary=b

                --b

                Hello
                --b
                Content-Type: text/html

                <p>Hello
                --b--
                """);

        assertThat(letter.text()).isEqualTo("Hello\n");
        assertThat(letter.body().html()).contains("<p>Hello");
        assertThat(letter.attachments()).isEmpty();
    }

    @Test
    void where_the_plain_one_is_empty_the_text_comes_from_the_html() {
        var letter = read(
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n\n--b\nContent-Type: text/html\n\n<p>Hello\n--b--\n");

        assertThat(letter.text()).isEqualTo("Hello\n");
        assertThat(letter.notes()).contains("text: from the HTML, no plain text");
    }

    @Test
    void where_the_plain_one_has_lost_its_line_ends_the_text_comes_from_the_html() {
        var letter = read("""
                Content-Type: multipart/alternative; boundary=b

                --b

                Yes pleaseSent from my Galaxy-------- Original message --------From: W Hello,We ask.Shall we?YesNo
                --b
                Content-Type: text/html

                <div>Yes please</div><div><br></div><div>Sent from my Galaxy</div><div>-------- Original message
                --------</div><div>From: W </div>Hello,<br>We ask.<br>Shall we?<br>Yes<br>No
                --b--
                """);

        assertThat(letter.text()).isEqualTo("Yes please\n");
        assertThat(letter.notes()).contains("text: from the HTML, the plain text has lost its line ends");
    }

    @Test
    void a_picture_in_the_html_is_inline_and_a_footer_part_is_text() {
        var letter = read("""
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <p>Look: <img src="cid:x@y">
                --b
                Content-Type: image/png
                Content-ID: <x@y>

                png
                --b--
                --m
                Content-Type: text/plain

                Footer
                --m--
                """);

        assertThat(letter.text()).isEqualTo("Look:\nFooter\n");
        assertThat(letter.body().html()).contains("cid:x@y", "<pre>Footer");
        assertThat(letter.attachments()).singleElement().satisfies(picture -> {
            assertThat(picture.inline()).isTrue();
            assertThat(picture.contentId()).isEqualTo("x@y");
        });
    }

    @Test
    void a_delivery_report_names_who_failed() {
        var letter = read("""
                From: mailer-daemon@example.org
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; ann@example.org
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                Final-Recipient: rfc822;<bob@example.org>
                Action: delayed
                Status: 4.2.2

                Final-Recipient: rfc822; cyd@example.org
                Action: delivered
                Status: 2.0.0
                --b
                Content-Type: message/rfc822

                Subject: original
                --b--
                """);

        assertThat(letter.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(letter.bounce())
                .isEqualTo(new Bounce(List.of(
                        new Bounce.Failed("ann@example.org", true, "5.1.1", "550 5.1.1 no such user", Fault.ADDRESS),
                        new Bounce.Failed("bob@example.org", false, "4.2.2", "", Fault.MAILBOX_FULL))));
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("original.eml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Subject: x                                     | post
        Auto-Submitted: auto-replied (vacation)        | auto-reply
        Auto-Submitted: no                             | post
        X-Autoreply: yes                               | auto-reply
        Precedence: auto_reply                         | auto-reply
        Precedence: list                               | post
        X-Auto-Response-Suppress: All                  | post
        From: MAILER-DAEMON@example.org                | bounce
        From: postmaster@example.org                   | post
        Content-Type: text/calendar; method=REPLY      | calendar
        Content-Type: text/calendar; method=REQUEST    | post
        Content-Disposition: reaction                  | reaction
        Content-Type: multipart/report; report-type=disposition-notification | receipt
        Content-Type: message/feedback-report          | feedback
        """)
    void the_header_tells_the_kind(String field, String kind) {
        assertThat(read(field + "\n\nHello\n").kind().word()).isEqualTo(kind);
    }

    @Test
    void a_postmaster_with_a_null_sender_bounces() {
        var raw = "From: postmaster@example.org\n\nHello\n";

        assertThat(Reading.read(raw.getBytes(UTF_8), new Envelope(true)).kind()).isEqualTo(Kind.BOUNCE);
        assertThat(read("Return-Path: <>\n" + raw).kind()).isEqualTo(Kind.BOUNCE);
    }

    @Test
    void the_marks_of_lists_and_robots_are_kept() {
        var marks = read("Received: a\nReceived: b\nList-Id: <w.example.org>\nX-Loop: w\nPrecedence: Bulk\n\nHello\n")
                .marks();

        assertThat(marks.received()).isEqualTo(2);
        assertThat(marks.listIds()).containsExactly("<w.example.org>");
        assertThat(marks.loops()).containsExactly("w");
        assertThat(marks.precedence()).isEqualTo("bulk");
    }
}
