package org.letterboard.errands;

import java.util.Optional;
import org.letterboard.inbox.Arrived;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.reading.Kind;
import org.letterboard.reading.Letter;

/// A message on the desk: what the door knew, and what it says.
///
/// @param hash of From, Date and body
public record Incoming(Arrived mail, Letter letter, byte[] hash) {

    /// Who wrote it, as far as it says so: From, or else the envelope sender. A claim, not a proof.
    public Optional<Mailbox> author() {
        return Optional.ofNullable(letter.head().from())
                .or(() -> mail.sender().map(address -> new Mailbox(letter.head().fromName(), address)));
    }

    public Optional<EmailAddress> authorAddress() {
        return author().map(Mailbox::address);
    }

    /// True where a machine sent it: it may be recorded, and is never answered (RFC 3834 section 2).
    public boolean isRobot() {
        if (mail.mailFrom() == null) return true;
        if (letter.kind() != Kind.POST && letter.kind() != Kind.COMMAND && letter.kind() != Kind.EMPTY) return true;
        var marks = letter.marks();
        var auto = marks.autoSubmitted();
        return (auto != null && !auto.equals("no"))
                || "bulk".equals(marks.precedence())
                || "junk".equals(marks.precedence())
                || authorAddress().map(Incoming::isRobotsName).orElse(true);
    }

    private static boolean isRobotsName(EmailAddress address) {
        var local = address.key().substring(0, address.local().length());
        return local.equals("mailer-daemon")
                || local.equals("postmaster")
                || local.startsWith("owner-")
                || local.endsWith("-request")
                || local.matches("no-?reply|do-?not-?reply");
    }
}
