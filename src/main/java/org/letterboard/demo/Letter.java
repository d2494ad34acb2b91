package org.letterboard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.letterboard.demo.Cast.Person;

/// A letter as somebody's mail program writes it.
final class Letter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String BOUNDARY = "=_apart";
    private static final int BASE64_LINE = 76;

    private final StringBuilder header = new StringBuilder();
    private final String id;
    private String body = "";

    private Letter(String author, String id, Instant date) {
        this.id = id;
        with("From", author);
        with("Date", DATE.format(date));
        with("Message-ID", id);
        with("MIME-Version", "1.0");
    }

    /// @param name what its Message-ID begins with
    static Letter by(Person author, String name, Instant date) {
        var domain = author.address().substring(author.address().indexOf('@'));
        return new Letter(author.mailbox(), "<" + name + domain + ">", date);
    }

    /// A report of a mail system.
    static Letter byMailSystem(String domain, String name, Instant date) {
        return new Letter("Mail Delivery System <mailer-daemon@" + domain + ">", "<" + name + "@" + domain + ">", date);
    }

    Letter to(String address) {
        return with("To", address);
    }

    Letter subject(String subject) {
        return with("Subject", subject);
    }

    /// As a reply names what it answers.
    Letter answers(Got got) {
        with("In-Reply-To", got.header("Message-ID"));
        return with("References", (got.header("References") + " " + got.header("Message-ID")).strip());
    }

    Letter with(String name, String value) {
        header.append(name).append(": ").append(value).append('\n');
        return this;
    }

    Letter text(String text) {
        with("Content-Type", "text/plain; charset=utf-8");
        body = text;
        return this;
    }

    Letter textAndPicture(String text, String fileName, byte[] png) {
        with("Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
        var lines = Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\n'}).encodeToString(png);
        body = part("Content-Type: text/plain; charset=utf-8\n\n" + text)
                + part("Content-Type: image/png; name=\"" + fileName
                        + "\"\nContent-Disposition: attachment; filename=\"" + fileName
                        + "\"\nContent-Transfer-Encoding: base64\n\n" + lines + "\n")
                + "--" + BOUNDARY + "--\n";
        return this;
    }

    /// A report that somebody's mailbox is no more (RFC 3464).
    Letter mailboxIsGone(String address, Got returned) {
        with("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"" + BOUNDARY + "\"");
        body = part("Content-Type: text/plain\n\nYour mail to " + address + " was not delivered: no such mailbox.\n")
                + part("Content-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n"
                        + "Final-Recipient: rfc822; " + address + "\nAction: failed\nStatus: 5.1.1\n"
                        + "Diagnostic-Code: smtp; 550 5.1.1 no such mailbox\n")
                + part("Content-Type: text/rfc822-headers\n\nSubject: " + returned.header("Subject") + "\nMessage-ID: "
                        + returned.header("Message-ID") + "\n")
                + "--" + BOUNDARY + "--\n";
        return this;
    }

    private static String part(String part) {
        return "--" + BOUNDARY + "\n" + part + "\n";
    }

    String id() {
        return id;
    }

    byte[] bytes() {
        return (header + "\n" + body).replace("\n", "\r\n").getBytes(UTF_8);
    }
}
