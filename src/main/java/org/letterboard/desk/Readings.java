package org.letterboard.desk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.letterboard.db.Database;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.inbox.Arrived;
import org.letterboard.inbox.Sources;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.Envelope;
import org.letterboard.reading.Reading;

/// Messages read from their sources, outside any transaction that changes something.
final class Readings {

    // One large message is read at a time; small ones pass it by.
    private static final int LARGE = 2_000_000;

    private final Database database;
    private final Semaphore largeOne = new Semaphore(1);

    Readings(Database database) {
        this.database = database;
    }

    /// A message that was held, as it would be posted.
    Incoming read(Arrived mail, HeldPost post) {
        var read = read(mail, post.sourceId());
        // What was made of a message has another source than it, and the message's own hash.
        return new Incoming(mail.withSource(post.sourceId()), read.letter(), post.contentHash());
    }

    Incoming read(Arrived mail, long source) {
        var large = database.read(h -> Sources.size(h, source)) > LARGE;
        if (large) largeOne.acquireUninterruptibly();
        try {
            var raw = database.read(h -> Sources.read(h, source));
            var letter = Reading.read(raw, new Envelope(mail.mailFrom() == null));
            return new Incoming(mail, letter, hash(RawMessage.of(raw)));
        } finally {
            if (large) largeOne.release();
        }
    }

    /// Two messages of one id are the same if From, Date and body are.
    private static byte[] hash(RawMessage raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("From", "Date")) raw.fields(name).forEach(field -> digest.update(raw.raw(field)));
            digest.update(raw.bytes(), raw.bodyStart(), raw.end() - raw.bodyStart());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
