package org.letterboard.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/// So many an hour for each key, in memory of one size whatever strangers ask: keys that fall into the same place are
/// counted together, which is strict at worst.
final class Ration {
    private static final int PLACES = 1 << 14;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final int most;
    private final Clock clock;
    private final short[] counts = new short[PLACES];
    private long hour;

    Ration(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized boolean grants(String key) {
        var now = clock.millis() / HOUR;
        if (now != hour) Arrays.fill(counts, (short) 0);
        hour = now;
        // Nobody can choose their place next to somebody else's: it changes with the hour, by a hash that they know but
        // cannot bend for a given address.
        var place = Math.floorMod(Sessions.hash(now + " " + key).hashCode(), PLACES);
        if (counts[place] >= most) return false;
        counts[place]++;
        return true;
    }
}
