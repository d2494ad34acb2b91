package org.letterboard.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/// Whom a report is about where it is easily taken for somebody else, or for nobody.
class FailedNamesTest {

    @Test
    void who_is_named_by_nothing_but_the_returned_message_has_failed() {
        var text = """
                Message could not be delivered to mobile.
                Error: No valid recipients for this message


                Original Message:
                From: Ann <ann@example.com>
                To: bob@example.org
                Subject: Lunch on Sunday?
                """;

        var failed = BounceFormsTest.only(BounceFormsTest.report("Undeliverable Message", text));

        assertThat(failed.address()).isEqualTo("bob@example.org");
        assertThat(failed.permanent()).isTrue();
    }

    @Test
    void the_last_word_on_one_is_not_said_about_another() {
        var letter = BounceFormsTest.report("Returned mail: User unknown", """
                   ----- Transcript of session follows -----
                421 example.edu (smtp)... Deferred: Connection reset by peer
                554 <bob@example.edu>... Remote protocol error: Connection reset by peer
                550 example.org (smtp)... 550 Host unknown
                554 <eve@example.org>... 550 Host unknown (Authoritative answer from name server)
                """);

        assertThat(BounceFormsTest.recipients(letter))
                .extracting(Bounce.Failed::address, Bounce.Failed::fault)
                .containsExactly(tuple("bob@example.edu", Fault.PASSING), tuple("eve@example.org", Fault.ADDRESS));
    }

    @Test
    void a_name_may_begin_like_a_greeting() {
        var letter =
                BounceFormsTest.report("Undeliverable", "Could not be delivered:\n\nhilda@example.org\nNo such user\n");

        BounceFormsTest.failed(BounceFormsTest.only(letter), "hilda@example.org", "5.1.1", Fault.ADDRESS);
    }

    @Test
    void a_report_below_the_words_of_another_is_read() {
        var letter = BounceFormsTest.report("Undelivered Mail Returned to Sender", """
                A message could not be delivered to one or more destinations.

                ---------------------------------
                Return-Path: <>
                From: MAILER-DAEMON@relay.example.net
                Subject: Undelivered Mail
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                See below.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.net

                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Status: 4.4.1
                Diagnostic-Code: smtp; connect to mx.example.org: timed out

                --b--
                """);

        BounceFormsTest.failed(BounceFormsTest.only(letter), "bob@example.org", "4.4.1", Fault.PASSING);
    }

    @Test
    void the_sentence_that_stands_nearest_to_the_name_says_why() {
        var letter = BounceFormsTest.report("Mail System Error - Returned Mail", """
                The mail could not be sent to this recipient, who was not found or whose server refused.
                Address not found? Please check it, and write again.

                The user's account is disabled.

                <bob@example.org>
                """);

        BounceFormsTest.failed(BounceFormsTest.only(letter), "bob@example.org", "5.2.1", Fault.MAILBOX_SHUT);
    }
}
