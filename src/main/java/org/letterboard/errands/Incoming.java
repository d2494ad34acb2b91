package org.letterboard.errands;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.Arrived;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Sources;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.reading.Kind;
import org.letterboard.reading.Letter;

/// A message on the desk: what the door knew, and what it says.
///
/// @param hash     of From, Date and body of the message as it came
/// @param reworked the bytes that `letter` was read from, where they are not the message's own but made of it: whoever
/// publishes or holds it stores them
public record Incoming(Arrived mail, Letter letter, byte[] hash, byte @Nullable [] reworked) {

    /// The message as it came.
    public Incoming(Arrived mail, Letter letter, byte[] hash) {
        this(mail, letter, hash, null);
    }

    /// The same message with other words, as they are to be posted.
    public Incoming reworked(byte[] bytes, Letter read) {
        return new Incoming(mail, read, hash, bytes);
    }

    /// The source of what is to be posted, stored if it is not yet.
    public long source(Handle tx, LongSupplier ids) {
        if (reworked == null) return mail.sourceId();
        var source = ids.getAsLong();
        Sources.write(tx, source, new Content.InMemory(reworked));
        return source;
    }

    /// Bytes of what is to be posted.
    public long size(Handle handle) {
        return reworked == null ? Sources.size(handle, mail.sourceId()) : reworked.length;
    }

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
        if (!letter.kind().isPersons()) return true;
        var marks = letter.marks();
        var auto = marks.autoSubmitted();
        return (auto != null && !auto.equals("no"))
                || "bulk".equals(marks.precedence())
                || "junk".equals(marks.precedence())
                || authorAddress().map(Incoming::isRobotsName).orElse(true);
    }

    /// Whether its author may be told what becomes of a post; not where a filter calls it spam, since whom that names
    /// has
    /// hardly written it.
    public boolean mayBeTold() {
        return !isRobot() && letter.kind() != Kind.SPAM;
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
