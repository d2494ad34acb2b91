package org.letterboard.inbox;

import org.jdbi.v3.core.mapper.Nested;

/// The right to work on a message for a while.
///
/// @param no    counts the claims of this message; what is written under an older one is refused
/// @param tries how often it was claimed
public record Lease(int no, int tries, @Nested Arrived mail) {
    public long id() {
        return mail.id();
    }
}
