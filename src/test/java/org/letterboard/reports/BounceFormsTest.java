package org.letterboard.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.letterboard.reading.Explain;
import org.letterboard.reading.Kind;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// Reports in the forms that mail systems have: who failed, for good or for now, and whose fault it is.
class BounceFormsTest {
    private static final String RETURNED = """

            Received: from lists.example.net by mx.example.org; Sat, 28 Nov 2026 10:00:00 +0000
            From: Ann <ann@example.com>
            To: walkers@lists.example.net
            Subject: Lunch on Sunday?

            cyd@example.org cannot come. 550 5.1.1 dan@example.org: user unknown
            """;

    static Letter letter(String raw) {
        var letter = Reading.read(raw.getBytes(UTF_8));
        assertThat(letter.error()).isNull();
        return letter;
    }

    /// From a daemon, to the address of a member.
    static Letter report(String subject, String text) {
        return letter("""
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: walkers-bounces+k7f3@lists.example.net
                Subject: %s
                Content-Type: text/plain; charset=UTF-8

                %s%s""".formatted(subject, text, RETURNED));
    }

    static Bounce.Failed only(Letter letter) {
        assertThat(letter.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(recipients(letter)).hasSize(1);
        return recipients(letter).getFirst();
    }

    static List<Bounce.Failed> recipients(Letter letter) {
        return Objects.requireNonNull(letter.bounce()).recipients();
    }

    static void failed(Bounce.Failed failed, String address, String status, Fault fault) {
        assertThat(failed.address()).isEqualTo(address);
        assertThat(failed.permanent()).isTrue();
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.fault()).isEqualTo(fault);
    }

    @Test
    void an_address_in_angles_with_the_reason_below() {
        var letter = report("failure notice", """
                Hi. This is the mail program at mx.example.org.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <bob@example.org>:
                192.0.2.7 does not like recipient.
                Remote host said: 550 sorry, no mailbox here by that name
                Giving up on 192.0.2.7.

                --- Below this line is a copy of the message.
                """);

        failed(only(letter), "bob@example.org", "5.1.1", Fault.ADDRESS);
        assertThat(only(letter).isHard()).isTrue();
        assertThat(letter.notes()).contains("bounce: bob@example.org, listed, line 5, words for no-user");
    }

    @Test
    void an_address_with_the_reply_indented_below() {
        var letter = report("Mail delivery failed: returning message to sender", """
                This message was created automatically by mail delivery software.

                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error. The following address(es) failed:

                  bob@example.org
                    host mx.example.org [192.0.2.7]
                    SMTP error from remote mail server after RCPT TO:<bob@example.org>:
                    552 5.2.2 <bob@example.org>: over quota

                ------ This is a copy of the message, including all the headers. ------
                """);

        failed(only(letter), "bob@example.org", "5.2.2", Fault.MAILBOX_FULL);
        assertThat(only(letter).isHard()).isFalse();
    }

    @Test
    void each_of_several_has_a_reason_of_its_own() {
        var letter = report("Undelivered Mail Returned to Sender", """
                I'm sorry to have to inform you that your message could not
                be delivered to one or more recipients. It's attached below.

                <bob@example.org>: host mx.example.org[192.0.2.7] said: 550 5.1.1
                    <bob@example.org>: Recipient address rejected: User unknown (in reply to RCPT
                    TO command)

                <eve@example.org>: host mx.example.org[192.0.2.7] said: 554 5.7.1 Service
                    unavailable; Client host [192.0.2.99] blocked (in reply to end of DATA command)
                """);

        assertThat(recipients(letter))
                .extracting(Bounce.Failed::address, Bounce.Failed::status, Bounce.Failed::isHard)
                .containsExactly(tuple("bob@example.org", "5.1.1", true), tuple("eve@example.org", "5.7.1", false));
    }

    @Test
    void addresses_first_and_a_transcript_after_them() {
        var letter = report("Returned mail: see transcript for details", """
                The original message was received at Sat, 28 Nov 2026 10:00:00 GMT
                from lists.example.net [192.0.2.1]

                   ----- The following addresses had permanent fatal errors -----
                <bob@example.org>
                <eve@example.org>

                   ----- Transcript of session follows -----
                ... while talking to mx.example.org.:
                >>> RCPT To:<bob@example.org>
                <<< 550 <bob@example.org>... User unknown
                550 5.1.1 <bob@example.org>... User unknown
                >>> RCPT To:<eve@example.org>
                <<< 552 5.2.2 <eve@example.org>... Mailbox full
                   ----- Unsent message follows -----
                """);

        assertThat(recipients(letter))
                .extracting(Bounce.Failed::address, Bounce.Failed::fault)
                .containsExactly(tuple("bob@example.org", Fault.ADDRESS), tuple("eve@example.org", Fault.MAILBOX_FULL));
    }

    @Test
    void a_name_in_the_directory_of_an_office() {
        failed(
                only(report("DELIVERY FAILURE: User bob (bob@example.org) not listed in Domino Directory", """
                        Your message

                          Subject: Lunch on Sunday?

                        was not delivered to:

                          bob@example.org

                        because:

                          User bob (bob@example.org) not listed in Domino Directory
                        """)),
                "bob@example.org",
                "5.1.1",
                Fault.ADDRESS);
        failed(only(report("Undeliverable: Lunch on Sunday?", """
                        Your message

                          To:      walkers@lists.example.net
                          Subject: Lunch on Sunday?
                          Sent:    Sat, 28 Nov 2026 10:00:00 -0000

                        did not reach the following recipient(s):

                        c=DE;a= ;p=EXAMPLE;o=HQ;dda:SMTP=bob@example.org; on Sat, 28 Nov 2026
                        10:00:08 -0000
                            The recipient name is not recognized
                        """)), "bob@example.org", "5.1.1", Fault.ADDRESS);
    }

    @Test
    void one_sentence_is_enough() {
        failed(
                only(report("Undeliverable Mail", "Unknown user: bob@example.org\n\nOriginal message follows.\n")),
                "bob@example.org",
                "5.1.1",
                Fault.ADDRESS);
        var gaveUp = only(report("Mail delivery failed", """
                There was an error delivering your mail to <bob@example.org>.

                Could not deliver for the last 432000 seconds. Giving up.

                Message headers follow.
                """));
        failed(gaveUp, "bob@example.org", "5.4.7", Fault.PASSING);
    }

    @Test
    void a_name_without_a_host_is_at_home_where_the_report_comes_from() {
        var failed = only(report("Mail Delivery Problem", """
                Your mail to the following recipients could not be delivered because the mailbox is full:

                \tbob

                """));
        failed(failed, "bob@mx.example.org", "5.2.2", Fault.MAILBOX_FULL);
    }

    @Test
    void a_report_of_a_delay_says_so() {
        var failed = only(report("Warning: message 1a2b delayed 24 hours", """
                A message that you sent has not yet been delivered to one or more of its
                recipients after more than 24 hours on the queue on mx.example.org.

                The address to which the message has not yet been delivered is:

                  bob@example.org
                    Delay reason: mailbox is full

                No action is required on your part. Delivery attempts will continue for
                some time, and this warning may be repeated at intervals.
                """));

        assertThat(failed.permanent()).isFalse();
        assertThat(failed.status()).isEqualTo("4.2.2");
        assertThat(failed.isHard()).isFalse();
    }

    @Test
    void unknown_user_said_after_the_data_is_a_filter() {
        var failed = only(report("Undelivered Mail Returned to Sender", """
                <bob@example.org>: host mx.example.org[192.0.2.7] said: 550 Unknown user
                    bob@example.org (in reply to end of DATA command)
                """));

        assertThat(failed.fault()).isEqualTo(Fault.POLICY);
    }

    @Test
    void whom_we_wrote_to_counts_and_not_where_it_was_passed_on_to() {
        var failed = only(report("Mail delivery failed: returning message to sender", """
                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error. The following address(es) failed:

                  bob@box17.example.org
                    (generated from bob@example.org)
                    550 5.1.1 no such user
                """));

        assertThat(failed.address()).isEqualTo("bob@example.org");
    }

    @Test
    void whoever_is_asked_for_help_has_not_failed() {
        var letter = report("Undelivered Mail Returned to Sender", """
                Your message to <bob@example.org> was automatically rejected: Quota exceeded.

                For further assistance, please contact <help@example.org>.
                If you have questions, write to postmaster@example.org or reply to
                walkers-bounces+k7f3@lists.example.net.
                """);

        assertThat(recipients(letter)).extracting(Bounce.Failed::address).containsExactly("bob@example.org");
    }

    @Test
    void fields_in_the_text_are_read_like_the_part_for_machines() {
        var failed = only(report("Delivery Status Notification (Failure)", """
                An error occurred while trying to deliver the mail to the following recipients:
                bob@example.org

                Technical report:

                Reporting-MTA: dsn; a1.example.com

                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Diagnostic-Code: smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>
                Status: 4.4.7
                """));

        failed(failed, "bob@example.org", "4.4.2", Fault.PASSING);
    }

    @Test
    void a_notice_in_json_is_read() {
        var letter = letter("""
                From: no-reply@notices.example.com
                To: walkers-bounces+k7f3@lists.example.net
                Subject: Notification Message

                {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[\
                {"emailAddress":"bob@example.org","status":"5.1.1","action":"failed","diagnosticCode":"smtp; 550 5.1.1 user unknown"}\
                ]},"mail":{"destination":["dan@example.org"]}}
                """);

        failed(only(letter), "bob@example.org", "5.1.1", Fault.ADDRESS);
    }

    @Test
    void a_bare_status_is_made_better_by_what_was_said() {
        var failed = only(letter("""
                From: MAILER-DAEMON@mx.example.org
                To: walkers-bounces+k7f3@lists.example.net
                Subject: Returned mail
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                The mail could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; bob@example.org
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; 550 #5.7.26 unauthenticated mail is not taken

                --b--
                """));

        failed(failed, "bob@example.org", "5.7.26", Fault.POLICY);
    }

    @Test
    void a_list_of_thousands_stops_at_five_hundred() {
        var text = new StringBuilder("The following addresses failed:\n\n");
        for (var i = 0; i < 5_000; i++) text.append("<bob").append(i).append("@example.org>: 550 user unknown\n");

        assertThat(recipients(report("failure notice", text.toString())))
                .hasSizeBetween(400, DeliveryFields.MOST_RECIPIENTS);
    }

    @Test
    void what_a_person_writes_about_a_bounce_is_a_post() {
        var forwarded = letter("""
                From: Ann <ann@example.com>
                To: walkers@lists.example.net
                Subject: Fwd: Undelivered Mail Returned to Sender

                Does anyone know why I get this?

                <bob@example.org>: host mx.example.org said: 550 5.1.1 user unknown
                """);
        var asked = letter("""
                From: Ann <ann@example.com>
                To: walkers@lists.example.net
                Subject: Mail delivery failed?

                My mail to bob@example.org could not be delivered: user unknown.
                """);

        assertThat(List.of(forwarded, asked)).extracting(Letter::kind).containsOnly(Kind.POST);
    }

    @Test
    void a_postmaster_is_a_person_too() {
        var written = letter("""
                From: Pat <postmaster@example.org>
                To: walkers@lists.example.net
                Subject: Mail to Bob

                His mailbox is full, so do not wonder:

                bob@example.org
                """);

        assertThat(written.kind()).isEqualTo(Kind.POST);
    }

    @Test
    void explain_tells_the_fault() {
        var letter = report("failure notice", "<bob@example.org>: 552 mailbox full\n");

        assertThat(Explain.json("x.eml", letter).get("bounce"))
                .hasToString("{recipients=[{address=bob@example.org, permanent=true, status=5.2.2, "
                        + "reason=<bob@example.org>: 552 mailbox full, fault=mailbox-full}]}");
        assertThat(Explain.words("x.eml", letter))
                .contains("failed: bob@example.org for good 5.2.2, the mailbox is full: <bob@example.org>");
    }
}
