package org.letterboard.desk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Arrived;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Lease;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.Envelope;
import org.letterboard.reading.Reading;

/// Messages read from their sources, outside any transaction that changes something.
final class Readings {

    private final Inbox inbox;

    Readings(Inbox inbox) {
        this.inbox = inbox;
    }

    /// A message that was held, as it would be posted.
    Incoming read(Arrived mail, HeldPost post) {
        var read = read(mail, post.sourceId());
        // What was made of a message has another source than it, and the message's own hash.
        return new Incoming(mail.withSource(post.sourceId()), read.letter(), post.contentHash());
    }

    Incoming read(Arrived mail, long source) {
        return inbox.reading(source, raw -> read(mail, envelope(mail), raw));
    }

    /// Messages that were claimed together, in their order.
    List<Incoming> read(List<Lease> together) {
        var sources = inbox.read(together);
        var messages = new ArrayList<Incoming>(sources.size());
        for (var i = 0; i < sources.size(); i++) {
            var mail = together.get(i).mail();
            messages.add(read(mail, envelope(mail), sources.get(i)));
        }
        return messages;
    }

    private static Envelope envelope(Arrived mail) {
        return new Envelope(mail.mailFrom() == null);
    }

    /// A message from an archive, which is to be taken in under these ids. That its envelope is lost
    /// says nothing.
    Incoming read(long id, long source, Arrival arrival) {
        return inbox.reading(arrival.content(), raw -> read(arrival.as(id, source), Envelope.UNKNOWN, raw));
    }

    private static Incoming read(Arrived mail, Envelope envelope, byte[] raw) {
        return new Incoming(mail, Reading.read(raw, envelope), hash(RawMessage.of(raw)));
    }

    /// Two messages of one id are the same if From, Date and body are. How their lines end does not
    /// count, nor how many empty ones come last: the doors have CRLF, archives mostly have LF.
    private static byte[] hash(RawMessage raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("From", "Date"))
                raw.fields(name).forEach(field -> update(digest, raw.bytes(), field.start(), field.end()));
            update(digest, raw.bytes(), raw.bodyStart(), raw.end());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, byte[] bytes, int start, int end) {
        var last = end;
        while (last > start && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) last--;
        var from = start;
        for (var i = start; i < last - 1; i++) {
            if (bytes[i] != '\r' || bytes[i + 1] != '\n') continue;
            digest.update(bytes, from, i - from);
            from = i + 1;
        }
        digest.update(bytes, from, last - from);
        digest.update((byte) '\n');
    }
}
