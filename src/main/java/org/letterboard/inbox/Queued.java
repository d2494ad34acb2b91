package org.letterboard.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that waits for the desk.
///
/// @param tries how often a worker has begun with it
public record Queued(
        long id, Instant received, int tries, @Nullable String mailFrom, String recipients) {}
