package org.letterboard.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.Content;
import org.subethamail.smtp.DropConnectionException;

/// The bytes of one message while they arrive: in memory while they are few, then in a spool file; nowhere any more
/// once it is clear that the message will be refused. Its share of the bytes in flight is given back by [#discard()].
final class Body {

    static final String SPOOL_ENDING = ".smtp-spool";

    // 200 connections at this size are still less than the bytes in flight; nearly all mail is smaller.
    private static final int MOST_IN_MEMORY = 256 * 1024;
    // Who is refused may speak on, since a reply in the middle of DATA would not be understood; but not forever.
    private static final int DRAINED_SIZES = 10;

    private final Premises premises;
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable OutputStream spool;
    private @Nullable Path file;
    private long received;
    private long share;
    private @Nullable Reply refusal;

    Body(Premises premises) {
        this.premises = premises;
    }

    /// A body that only counts, for bytes that must be read although nobody wants them.
    static Body unwanted(Premises premises, Reply why) {
        var body = new Body(premises);
        body.refuse(why);
        return body;
    }

    /// Takes room for what the sender has announced.
    boolean reserve(long announced) {
        if (!premises.inFlight().take(announced)) return false;
        share += announced;
        return true;
    }

    void add(byte[] bytes, int count) throws DropConnectionException {
        received += count;
        if (received / DRAINED_SIZES > premises.settings().maxSize())
            throw new DropConnectionException(552, "5.3.4 The message is far larger than this server takes");
        if (refusal != null) return;
        if (received > premises.settings().maxSize()) refuse(Reply.TOO_BIG);
        else if (received > share && !reserve(received - share)) refuse(Reply.NO_ROOM);
        else keep(bytes, count);
    }

    long received() {
        return received;
    }

    @Nullable
    Reply refusal() {
        return refusal;
    }

    /// All of it, when the last byte has come. A file that cannot be finished is a refusal, so ask for that afterwards.
    Content content() {
        try {
            if (spool != null) spool.close();
        } catch (IOException full) {
            refuse(noSpool(full));
        }
        if (memory != null) return new Content.InMemory(memory.toByteArray());
        return file == null ? new Content.InMemory(new byte[0]) : new Content.Spooled(file, received);
    }

    void discard() {
        memory = null;
        try {
            if (spool != null) spool.close();
        } catch (IOException full) {
            premises.journal().spoolFailed(premises.spool(), full);
        }
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException stays) {
            premises.journal().spoolFailed(premises.spool(), stays);
        }
        spool = null;
        file = null;
        premises.inFlight().release(share);
        share = 0;
    }

    private void refuse(Reply why) {
        refusal = why;
        discard();
    }

    private void keep(byte[] bytes, int count) {
        if (memory != null && memory.size() + count <= MOST_IN_MEMORY) {
            memory.write(bytes, 0, count);
            return;
        }
        try {
            spool().write(bytes, 0, count);
        } catch (IOException full) {
            refuse(noSpool(full));
        }
    }

    private OutputStream spool() throws IOException {
        if (spool != null) return spool;
        file = Files.createTempFile(premises.spool(), "", SPOOL_ENDING);
        var opened = Files.newOutputStream(file);
        spool = opened;
        if (memory != null) memory.writeTo(opened);
        memory = null;
        return opened;
    }

    private Reply noSpool(IOException why) {
        premises.journal().spoolFailed(premises.spool(), why);
        return Reply.NO_ROOM;
    }
}
