package org.letterboard.db;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells workers of this process that there may be something to do. It only saves them waiting: who hears nothing
/// looks again by itself after a while, since another node rings no bell here.
public final class Bell {

    // Rings that nobody waited for are remembered, but no more than wake every worker once.
    private static final int MOST_REMEMBERED = 16;

    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        if (rings.availablePermits() < MOST_REMEMBERED) rings.release();
    }

    /// Returns at a ring, which wakes one who waits, or after `longest`.
    public void await(Duration longest) {
        try {
            if (rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
