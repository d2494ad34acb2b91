package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What programs send in the name of people, and what people write that sounds like it.
class RobotsTest {

    private static Letter read(String header, String text) {
        var letter = Reading.read(("From: Ann <ann@example.org>\n" + header + "\n\n" + text).getBytes(UTF_8));
        assertThat(letter.error()).isNull();
        return letter;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Automatic reply: Lunch on Sunday?          | auto-reply
        Auto reply: Lunch on Sunday?               | auto-reply
        Automatische Antwort: Lunch                | auto-reply
        Abwesenheitsnotiz: Lunch                   | auto-reply
        Réponse automatique : Lunch                | auto-reply
        Respuesta automática: Lunch                | auto-reply
        Risposta automatica: Lunch                 | auto-reply
        Automatisch antwoord: Lunch                | auto-reply
        Autosvar: Lunch                            | auto-reply
        Автоматический ответ: Lunch                | auto-reply
        [Auto reply] how do I switch it off?       | post
        自動返信: Lunch                              | auto-reply
        自动回复: Lunch                              | auto-reply
        Out of office next week: who can help?     | post
        Out of Office                              | post
        Vacation photos                            | post
        Auto: wer fährt am Sonntag?                | post
        Urlaub: wer gießt die Blumen?              | post
        Absence at Sunday's walk                   | post
        Re: Automatic reply: Lunch                 | post
        Mail delivery failed?                      | post
        Please confirm your message to the council | post
        """)
    void a_subject_alone_counts_where_nobody_writes_it_by_hand(String subject, String kind) {
        assertThat(read("Subject: " + subject, "I am away, can someone bring the map?\n")
                        .kind()
                        .word())
                .isEqualTo(kind);
    }

    @Test
    void words_of_absence_need_a_mark_of_a_program_beside_them() {
        var text = "I am away until Monday.\n";

        assertThat(read("Subject: Out of office\nReturn-Path: <>", text).kind()).isEqualTo(Kind.AUTO_REPLY);
        assertThat(read("Subject: Out of Office: Re: Lunch\nIn-Reply-To: <1@example.org>", text)
                        .kind())
                .isEqualTo(Kind.AUTO_REPLY);
        assertThat(read("Subject: Away: back on Monday\nPrecedence: bulk\nIn-Reply-To: <1@example.org>", text)
                        .kind())
                .isEqualTo(Kind.AUTO_REPLY);
        assertThat(read("Subject: Urlaub\nPrecedence: bulk", text).kind()).isEqualTo(Kind.POST);
        assertThat(read("Subject: Vacation: Re: pictures wanted", "Here they are.\n")
                        .kind())
                .isEqualTo(Kind.POST);
        assertThat(read("Subject: Re: Lunch\nX-Apple-Action: VACATION", text).kind())
                .isEqualTo(Kind.AUTO_REPLY);
    }

    @Test
    void a_note_of_absence_is_no_bounce_whoever_it_names() {
        var letter = read("Subject: Re: Lunch\nReturn-Path: <>\nAuto-Submitted: auto-replied", """
                I no longer work here, and this mailbox is not read. Mail could not be delivered to me.

                bob@example.org
                """);

        assertThat(letter.kind()).isEqualTo(Kind.AUTO_REPLY);
        assertThat(letter.bounce()).isNull();
    }

    @Test
    void who_asks_strangers_to_prove_themselves_challenges() {
        var asks = "To release your message, click the link below. Once you are among the approved senders ...\n";

        assertThat(read("Subject: Please confirm your message", asks).kind()).isEqualTo(Kind.CHALLENGE);
        assertThat(read("Subject: Verification required\nAuto-Submitted: auto-replied", "Hello\n")
                        .kind())
                .isEqualTo(Kind.CHALLENGE);
        assertThat(read("Subject: Demande d'authentification", "Cliquez sur ce lien.\n")
                        .kind())
                .isEqualTo(Kind.CHALLENGE);
        var held =
                "Your mail is being held. Put the list on your safe senders list: click the link https://x.example\n";
        assertThat(read("Subject: Re: Lunch\nIn-Reply-To: <1@example.org>", held)
                        .kind())
                .isEqualTo(Kind.CHALLENGE);
        assertThat(read("Subject: Letters that have not arrived", held).kind()).isEqualTo(Kind.POST);
        assertThat(read("Subject: Waiting list for Sunday", "Click the link below to see the list.\n")
                        .kind())
                .isEqualTo(Kind.POST);
    }

    @Test
    void a_complaint_comes_from_a_provider_with_the_mail_itself() {
        var body = "--b\nContent-Type: message/rfc822\n\nSubject: Lunch\n\nHello\n--b--\n";
        var mixed = "\nContent-Type: multipart/mixed; boundary=b";
        var complaint = "From: staff@provider.example\nSubject: complaint about message from 192.0.2.7" + mixed;

        assertThat(Reading.read((complaint + "\n\n" + body).getBytes(UTF_8)).kind())
                .isEqualTo(Kind.FEEDBACK);
        assertThat(read("Subject: complaint about message from 192.0.2.7" + mixed, body)
                        .kind())
                .isEqualTo(Kind.POST);
    }

    @Test
    void what_a_filter_calls_spam_is_no_post_and_what_it_does_not_is_one() {
        for (var mark : List.of(
                "X-Spam-Flag: YES",
                "X-Spam-Status: Yes, score=7.1",
                "X-SES-Spam-Verdict: FAIL",
                "X-SES-Virus-Verdict: FAIL",
                "X-Bogosity: Spam, tests=bogofilter"))
            assertThat(read("Subject: Lunch\n" + mark, "Hello\n").kind())
                    .as(mark)
                    .isEqualTo(Kind.SPAM);
        for (var mark : List.of(
                "X-Spam-Flag: NO",
                "X-Spam-Status: No, score=-1.5",
                "X-Spam: Not detected",
                "X-SES-Spam-Verdict: PASS",
                "X-Spam-Score: 5.0"))
            assertThat(read("Subject: Lunch\n" + mark, "Hello\n").kind())
                    .as(mark)
                    .isEqualTo(Kind.POST);
        assertThat(read("Subject: Lunch\nX-Spam-Flag: YES", "Hello\n").notes())
                .contains("kind: spam, a filter wrote X-Spam-Flag: YES");
    }

    @Test
    void thanks_for_your_mail_that_nobody_sent_are_a_programs() {
        var text = "Thank you for your e-mail. I will reply as soon as possible.\n\nJohn\n";

        assertThat(read("Subject: Thank you\nReturn-Path: <>", text).kind()).isEqualTo(Kind.AUTO_REPLY);
        assertThat(read("Subject: Thank you", text).kind()).isEqualTo(Kind.POST);
        assertThat(read("Subject: Re: Lunch\nPrecedence: bulk\nIn-Reply-To: <1@b>", text)
                        .kind())
                .isEqualTo(Kind.POST);
        assertThat(read("Subject: [Automatyczna odpowiedź] Lunch\nReturn-Path: <>", "Kot.\n")
                        .kind())
                .isEqualTo(Kind.AUTO_REPLY);
        assertThat(read("Subject: Lunch\nReturn-Path: <>\nPrecedence: bulk", "The cat sat on the mat.\n")
                        .kind())
                .isEqualTo(Kind.AUTO_REPLY);
        assertThat(read("Subject: Lunch\nPrecedence: bulk", "The cat sat on the mat.\n")
                        .kind())
                .isEqualTo(Kind.POST);
    }

    @Test
    void an_account_that_is_protected_challenges_whom_it_does_not_know() {
        var text = """
                Your message was received.

                This account is protected by Mailwall. Please click on the following link to have your address added to
                the recipient's allowed list.

                https://mailwall.example/verify/1234
                """;

        assertThat(read("Subject: RE: Lunch", text).kind()).isEqualTo(Kind.CHALLENGE);
        assertThat(read("Subject: What is this?", "I got this today:\n\n" + text)
                        .kind())
                .isEqualTo(Kind.POST);
    }
}
