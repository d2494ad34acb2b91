package org.letterboard.inbox;

import org.jdbi.v3.core.mapper.Nested;

/// The right to work on a message for a while.
///
/// @param no    counts the claims of this message; what is written under an older one is refused
/// @param tries how often it was claimed
/// @param size  bytes of the message
public record Lease(int no, int tries, long size, @Nested Arrived mail) {
    public long id() {
        return mail.id();
    }

    /// Whether it may share a transaction with others: one that was tried before could take them with it.
    boolean isQuick() {
        return tries == 1 && Sources.isSmall(size);
    }
}
