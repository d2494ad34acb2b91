package org.letterboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When to try again somebody who could not be reached (RFC 5321 section 4.5.4.1): first after half an hour, then
/// less and less often, and no more after five days.
final class Retries {

    private static final Duration GIVE_UP = Duration.ofDays(5);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4));

    private Retries() {}

    /// The time of the next try after `tries` of them; empty when it is time to give up.
    static Optional<Instant> next(Instant firstTry, int tries, Instant now) {
        var pause = PAUSES.get(Math.clamp(tries - 1L, 0, PAUSES.size() - 1));
        var next = now.plus(pause);
        return next.isAfter(firstTry.plus(GIVE_UP)) ? Optional.empty() : Optional.of(next);
    }
}
