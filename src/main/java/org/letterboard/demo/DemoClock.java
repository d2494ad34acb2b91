package org.letterboard.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The demo's own time of day, so that a week goes by in half a minute. It ticks as another clock does, and the story
/// puts it forward.
final class DemoClock extends Clock {
    private final Clock ticking;
    private volatile Duration ahead = Duration.ZERO;

    DemoClock(Clock ticking) {
        this.ticking = ticking;
    }

    /// Puts it forward, never back.
    void to(Instant later) {
        var more = Duration.between(instant(), later);
        if (more.isNegative()) throw new IllegalArgumentException(later + " is over");
        ahead = ahead.plus(more);
    }

    Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return ticking.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ticking.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var other = new DemoClock(ticking.withZone(zone));
        other.ahead = ahead;
        return other;
    }
}
