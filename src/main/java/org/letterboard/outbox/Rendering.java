package org.letterboard.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a mailing looks like on the wire.
public interface Rendering {

    /// Renders the part that all recipients share; empty where nothing may leave any more, since its list was closed.
    Optional<Copy> render(Mailing mailing);

    /// A rendered mailing, kept while it is being sent.
    interface Copy {
        /// Bytes of memory that it takes.
        long held();

        /// True where the common part has bytes over 127 (RFC 6152).
        boolean eightBit();

        /// What only this recipient's copy has.
        Personal personal(Recipient recipient);

        /// Writes the common part: the rest of the header, and the body, with CRLF line ends.
        void writeCommon(OutputStream out) throws IOException;
    }

    /// @param member  null where the recipient is no member
    record Recipient(@Nullable Long member, String address) {}

    /// @param sender  the envelope sender, empty for the null reverse-path
    /// @param headers whole header lines with CRLF, to stand before the common part
    record Personal(String sender, byte[] headers) {}
}
