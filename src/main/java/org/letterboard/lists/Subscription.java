package org.letterboard.lists;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/// A member on a list.
///
/// @param pausedUntil no mail until then; null or past where they get it
/// @param bounced     no mail, since what we sent came back
public record Subscription(
        long listId,
        @Nested Member member,
        String delivery,
        Instant since,
        @Nullable Instant pausedUntil,
        boolean bounced) {}
