package org.letterboard.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.reading.Kind;

/// What mail systems of many countries say, in a frame of our own.
class BouncesOfTheWorldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # what it says                                                                    | status | fault
        550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown             | 5.1.1 | ADDRESS
        550 Requested action not taken: mailbox unavailable                               | 5.1.1 | ADDRESS
        550 5.1.1 Der Empfänger ist unbekannt                                             | 5.1.1 | ADDRESS
        Benutzer unbekannt                                                                | 5.1.1 | ADDRESS
        Das Postfach des Empfängers ist voll                                              | 5.2.2 | MAILBOX_FULL
        552 Postfach voll                                                                 | 5.2.2 | MAILBOX_FULL
        La boîte aux lettres est pleine                                                   | 5.2.2 | MAILBOX_FULL
        550 5.1.1 Adresse d'au moins un destinataire invalide                             | 5.1.1 | ADDRESS
        L'adresse n'existe pas                                                            | 5.1.1 | ADDRESS
        El usuario no existe                                                              | 5.1.1 | ADDRESS
        El buzón del destinatario está lleno                                              | 5.2.2 | MAILBOX_FULL
        Usuário desconhecido                                                              | 5.1.1 | ADDRESS
        Caixa postal cheia                                                                | 5.2.2 | MAILBOX_FULL
        Utente sconosciuto                                                                | 5.1.1 | ADDRESS
        La casella di posta piena                                                         | 5.2.2 | MAILBOX_FULL
        Onbekende gebruiker                                                               | 5.1.1 | ADDRESS
        De mailbox is vol                                                                 | 5.2.2 | MAILBOX_FULL
        Skrzynka jest pełna                                                               | 5.2.2 | MAILBOX_FULL
        Użytkownik nieznany                                                               | 5.1.1 | ADDRESS
        Ящик переполнен                                                                   | 5.2.2 | MAILBOX_FULL
        Пользователь не найден                                                            | 5.1.1 | ADDRESS
        Okänd mottagare                                                                   | 5.1.1 | ADDRESS
        Postkassen er fuld                                                                | 5.2.2 | MAILBOX_FULL
        Schránka je plná                                                                  | 5.2.2 | MAILBOX_FULL
        メールボックスがいっぱいです                                                        | 5.2.2 | MAILBOX_FULL
        宛先のユーザは存在しません                                                          | 5.1.1 | ADDRESS
        收件人不存在                                                                       | 5.1.1 | ADDRESS
        邮箱已满                                                                           | 5.2.2 | MAILBOX_FULL
        존재하지 않는 사용자입니다                                                           | 5.1.1 | ADDRESS
        550 5.4.1 Recipient address rejected: Access denied                               | 5.4.1 | ADDRESS
        550 5.7.1 Unable to relay                                                         | 5.7.1 | POLICY
        554 Email rejected due to security policies - MCSpamSignature                     | 5.7.1 | POLICY
        550 Rejected by header based Anti-Spoofing policy                                 | 5.7.1 | POLICY
        550 permanent failure for one or more recipients (bob@example.org:blocked)        | 5.7.1 | POLICY
        552 5.3.4 Message size exceeds fixed limit                                        | 5.3.4 | POLICY
        550 Domain does not exist                                                         | 5.1.2 | ADDRESS
        Host or domain name not found. Name service error for name=example.org type=A     | 5.1.2 | ADDRESS
        551 5.1.6 User has moved to eve@example.com                                       | 5.1.6 | ADDRESS
        452 4.2.2 The email account that you tried to reach is over quota                 | 4.2.2 | MAILBOX_FULL
        421 4.7.0 Try again later, closing connection                                     | 4.7.0 | POLICY
        connect to mx.example.org[192.0.2.7]:25: Connection refused                       | 5.4.1 | PASSING
        451 4.3.0 Temporary lookup failure                                                | 4.3.0 | PASSING
        554 5.4.6 Too many hops                                                           | 5.4.6 | PASSING
        550 5.2.1 The email account that you tried to reach is disabled                   | 5.2.1 | MAILBOX_SHUT
        550 5.7.1 Account disabled                                                        | 5.7.1 | POLICY
        550 5.7.1 No such user (in reply to RCPT TO command)                              | 5.7.1 | ADDRESS
        550 5.7.1 No such user (in reply to end of DATA command)                          | 5.7.1 | POLICY
        450 4.2.1 The mailbox is temporarily disabled                                     | 4.2.1 | PASSING
        550 5.1.1 Account closed                                                          | 5.1.1 | ADDRESS
        550 This account has been suspended                                               | 5.2.1 | PASSING
        550 5.3.0 mailbox server temporarily unavailable                                  | 5.3.0 | PASSING
        550 5.4.0 Service for this domain is disabled                                     | 5.4.0 | PASSING
        550 5.7.1 callout verification failed: 550 user unknown (in reply to RCPT TO command) | 5.7.1 | POLICY
        550 5.7.1 return path failed: no such user lists-bounces (in reply to RCPT TO command) | 5.7.1 | POLICY
        550 5.2.3 Message too large for this recipient                                    | 5.2.3 | POLICY
        550 no                                                                            | 5.0.0 | ADDRESS
        554 no                                                                            | 5.0.0 | PASSING
        """)
    void words_and_codes_tell_the_fault(String said, String status, Fault fault) {
        var failed = report("Mail could not be delivered to these addresses:\n\n<bob@example.org>: " + said + "\n");

        assertThat(failed.address()).isEqualTo("bob@example.org");
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # subject                                | from                        | text, one line after the other
        Mail delivery failed: returning message to sender | mailer-daemon@webpost.example.de | Diese E-Mail wurde automatisch erstellt./Ihre Nachricht konnte nicht zugestellt werden:/bob@example.org:/SMTP error from remote server for RCPT TO command, host: mx.example.org/550 mailbox unavailable
        Unzustellbar: Lunch                      | postmaster@example.de       | Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen://bob@example.org/Die eingegebene E-Mail-Adresse wurde nicht gefunden.
        Non remis : Lunch                        | postmaster@example.fr       | Échec de la remise à ces destinataires ou groupes ://bob@example.org/L'adresse de messagerie que vous avez entrée est introuvable.
        Ваше сообщение не доставлено. Mail failure. | mailer-daemon@corp.example.ru | К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям://  bob@example.org/    550 нет такого пользователя
        系统退信                                  | postmaster@example.cn       | 抱歉，您的邮件被退回来了……/收件人: bob@example.org/退信原因: 550 Mailbox not found
        Undelivered Mail Returned to Sender      | mailer-daemon@mail.example.com | This message was created automatically by mail delivery software./A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.//bob@example.org Invalid Address, ERROR_CODE :550, ERROR_CODE :No such user
        Undeliverable: Lunch                     | postmaster@mx.example.com   | Your message couldn't be delivered to the following recipients:/bob@example.org/The reason for the failure: 550 Invalid Recipient
        No se puede entregar: Lunch              | postmaster@example.es       | No se pudo entregar el mensaje a los siguientes destinatarios://bob@example.org/El usuario no existe
        Mancata consegna del messaggio           | postmaster@example.it       | Il messaggio non è stato consegnato ai seguenti destinatari://<bob@example.org>: utente sconosciuto
        メールエラー通知                            | no-reply@mobile.example.jp  | 次のあて先へのメッセージはエラーのため送信できませんでした。/宛先: <bob@example.org>/User unknown
        """)
    void a_report_of_any_country_names_the_one_who_failed(String subject, String from, String text) {
        var failed = failed(subject, from, text.replace('/', '\n'));

        assertThat(failed.address()).isEqualTo("bob@example.org");
        assertThat(failed.isHard()).isTrue();
    }

    @Test
    void the_sentence_above_the_name_is_no_returned_message() {
        var failed = failed(
                "Message status - undeliverable",
                "Mailer-Daemon@groupwise.example.com",
                "The message that you sent was undeliverable to the following:\n\n\tbob@example.org (user not found)\n");

        assertThat(failed.address()).isEqualTo("bob@example.org");
        assertThat(failed.fault()).isEqualTo(Fault.ADDRESS);
    }

    private static Bounce.Failed report(String text) {
        return failed("Undelivered Mail Returned to Sender", "MAILER-DAEMON@mx.example.org", text);
    }

    private static Bounce.Failed failed(String subject, String from, String text) {
        var letter = BounceFormsTest.letter("""
                Return-Path: <>
                From: %s
                To: walkers-bounces+k7f3@lists.example.net
                Subject: %s
                Content-Type: text/plain; charset=UTF-8

                %s""".formatted(from, subject, text));
        assertThat(letter.kind()).isEqualTo(Kind.BOUNCE);
        var recipients = Objects.requireNonNull(letter.bounce()).recipients();
        assertThat(recipients).hasSize(1);
        return recipients.getFirst();
    }
}
