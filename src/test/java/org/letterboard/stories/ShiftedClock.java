package org.letterboard.stories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The time of day, which a story can put forward.
final class ShiftedClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void pass(Duration more) {
        ahead = ahead.plus(more);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
