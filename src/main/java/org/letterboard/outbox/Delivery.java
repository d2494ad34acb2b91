package org.letterboard.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Claims;

/// One person who is still to be reached: not at the first attempt, or the only recipient from the start.
///
/// @param firstTry when the attempts began
/// @param tries    how many there were
/// @param reply    what the relay said last
public record Delivery(
        long id,
        long mailingId,
        @Nullable Long memberId,
        String address,
        Instant firstTry,
        Instant nextTry,
        int tries,
        String reply,
        int leaseNo) {
    Claims.Lease lease() {
        return new Claims.Lease(id, leaseNo);
    }
}
