package org.letterboard.lists;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/// A member on a list.
public record Subscription(long listId, @Nested Member member, String delivery, Instant since) {}
