package org.letterboard.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.letterboard.imap.Account.Lying;
import org.letterboard.inbox.Content;

/// Reads a message from its account, byte for byte, in pieces: a large one goes into a file and never into memory as a
/// whole.
final class Fetching {

    static final String SPOOL_ENDING = ".fetched";
    // Above the size of nearly all mail, so that one answer brings it.
    private static final int PIECE = 512 * 1024;

    /// What came of it.
    sealed interface Fetched {}

    /// @param beginning at least all of its header
    record Whole(Content content, byte[] beginning) implements Fetched {
        /// When the inbox has answered, a spooled one is of no more use.
        void discard() throws IOException {
            if (content instanceof Content.Spooled(var file, var _)) Files.deleteIfExists(file);
        }
    }

    record TooLarge() implements Fetched {}

    /// Somebody else was quicker.
    record Gone() implements Fetched {}

    private final Account account;
    private final Path spool;
    private final long most;

    Fetching(Account account, Path spool, long most) {
        this.account = account;
        this.spool = spool;
        this.most = most;
    }

    Fetched fetch(Lying message) throws Trouble, IOException {
        if (message.size() > most) return new TooLarge();
        var first = account.piece(message.uid(), 0, PIECE);
        if (first.isEmpty()) return new Gone();
        var beginning = first.get();
        if (isLast(beginning, beginning.length, message))
            return beginning.length > most ? new TooLarge() : new Whole(new Content.InMemory(beginning), beginning);
        return spooled(message, beginning);
    }

    private Fetched spooled(Lying message, byte[] beginning) throws Trouble, IOException {
        var file = Files.createTempFile(spool, "imap", SPOOL_ENDING);
        var kept = false;
        try (var out = Files.newOutputStream(file)) {
            var size = copy(message, beginning, out);
            kept = size <= most;
            return kept ? new Whole(new Content.Spooled(file, size), beginning) : new TooLarge();
        } finally {
            if (!kept) Files.deleteIfExists(file);
        }
    }

    /// Stops where the message ends, or is too large.
    private long copy(Lying message, byte[] beginning, OutputStream out) throws Trouble, IOException {
        var size = 0L;
        var piece = beginning;
        while (true) {
            out.write(piece);
            size += piece.length;
            if (isLast(piece, size, message) || size > most) return size;
            piece = account.piece(message.uid(), size, PIECE)
                    .orElseThrow(() -> new Trouble("a message is gone while it is read"));
        }
    }

    // Servers differ in how well they know a message's size, and in how much they give at once.
    private static boolean isLast(byte[] piece, long soFar, Lying message) {
        return piece.length == 0 || (piece.length < PIECE && soFar >= message.size());
    }
}
