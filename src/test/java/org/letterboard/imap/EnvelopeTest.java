package org.letterboard.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.RawMessage;

class EnvelopeTest {

    private static Envelope of(String header) {
        return Envelope.of(
                RawMessage.of((header + "\n\nHello\n").getBytes(UTF_8)),
                address -> address.domain().equalsIgnoreCase("lists.example.org"),
                3);
    }

    private static String sender(String header) {
        var sender = of(header).sender();
        return sender == null ? "<>" : sender.toString();
    }

    private static String recipients(String header) {
        return String.join(
                " ",
                of(header).recipients().stream().map(EmailAddress::toString).toList());
    }

    @Test
    void the_sender_stands_in_the_first_return_path() {
        assertThat(sender("Return-Path: <ann+x@example.net>\nReturn-Path: <old@example.net>\nFrom: b@example.net"))
                .isEqualTo("ann+x@example.net");
        assertThat(sender("Return-Path: ann@example.net\nFrom: b@example.net")).isEqualTo("ann@example.net");
        assertThat(sender("Return-Path: <>\nFrom: MAILER-DAEMON@example.net")).isEqualTo("<>");
        assertThat(sender("Return-Path: < >\nFrom: MAILER-DAEMON@example.net")).isEqualTo("<>");
    }

    @Test
    void without_one_it_is_the_author() {
        assertThat(sender("From: \"Bell, Ann\" <ann@example.net>")).isEqualTo("ann@example.net");
        assertThat(sender("Return-Path: nonsense\nFrom: ann@example.net")).isEqualTo("ann@example.net");
        assertThat(sender("From: nobody at all")).isEqualTo("<>");
    }

    @Test
    void whom_it_was_delivered_to_counts_before_whom_it_names() {
        assertThat(recipients("Delivered-To: walkers@lists.example.org\nTo: news@lists.example.org"))
                .isEqualTo("walkers@lists.example.org");
        assertThat(recipients("X-Original-To: walkers+token@lists.example.org\nTo: friends@example.com"))
                .isEqualTo("walkers+token@lists.example.org");
        assertThat(recipients("Envelope-to: walkers-request@lists.example.org\nX-Envelope-To: "
                        + "<walkers@lists.example.org>\nTo: undisclosed-recipients:;"))
                .isEqualTo("walkers-request@lists.example.org walkers@lists.example.org");
    }

    @Test
    void where_it_was_delivered_to_the_account_whom_it_names_counts() {
        assertThat(recipients("""
                        Delivered-To: account@provider.example
                        To: "The Walkers" <Walkers@Lists.example.org>, bob@example.com
                        Cc: news@lists.example.org, walkers@lists.example.org""")).isEqualTo("Walkers@Lists.example.org news@lists.example.org");
        assertThat(recipients("To: bob@example.com\nResent-To: walkers@lists.example.org"))
                .isEqualTo("walkers@lists.example.org");
        assertThat(recipients("To: bob@example.com")).isEmpty();
    }

    @Test
    void no_more_are_taken_than_are_allowed() {
        assertThat(of("To: a@lists.example.org, b@lists.example.org, c@lists.example.org, d@lists.example.org")
                        .recipients())
                .hasSize(3);
        var thousands = "x@lists.example.com, ".repeat(50_000) + "a@lists.example.org";
        assertThat(of("To: " + thousands).recipients()).isEmpty();
    }
}
