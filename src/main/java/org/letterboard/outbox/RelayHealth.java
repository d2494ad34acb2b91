package org.letterboard.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the relay can be worked with. While it cannot, all couriers pause together, longer each time, so that a
/// relay that comes back is not met by a crowd, and nobody's address is blamed.
final class RelayHealth {

    private static final Logger log = LoggerFactory.getLogger(RelayHealth.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant pausedUntil = Instant.EPOCH;
    private Duration pause = Duration.ZERO;
    private String words = "";
    private volatile RelayState state = new RelayState.NotTried();

    RelayHealth(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean pausing() {
        return clock.instant().isBefore(pausedUntil);
    }

    /// How long the couriers pause after the last failure.
    synchronized Duration pause() {
        return pause;
    }

    /// What the relay said when it last failed; empty while all is well.
    synchronized String words() {
        return words;
    }

    /// Unlike the pause it is not forgotten on demand, but when the relay works.
    RelayState state() {
        return state;
    }

    synchronized void failed(String reply) {
        state = new RelayState.Fails(reply);
        // Many connections break at once; that is one failure.
        if (pausing()) return;
        if (pause.isZero()) log.warn("the relay cannot be worked with, mail waits reply={}", reply);
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
        pausedUntil = clock.instant().plus(pause);
        words = reply;
    }

    synchronized void works() {
        if (state instanceof RelayState.Works) return;
        if (state instanceof RelayState.Fails) log.info("the relay works again");
        state = new RelayState.Works();
        reset();
    }

    /// Forgets the pause, since something changed: an administrator asked, or the settings name another relay.
    synchronized void reset() {
        pause = Duration.ZERO;
        pausedUntil = Instant.EPOCH;
        words = "";
    }
}
