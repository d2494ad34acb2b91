package org.letterboard.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that was set aside, and why.
public record Aside(
        long id, Instant at, String reason, @Nullable String mailFrom, String recipients) {}
