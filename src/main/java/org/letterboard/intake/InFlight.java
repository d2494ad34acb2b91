package org.letterboard.intake;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of messages are on their way through the door, and how many may be. Spooled ones count as well: they
/// wait for the same database.
final class InFlight {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    InFlight(long most) {
        this.most = most;
    }

    /// False, and nothing taken, where there is no room for all of them.
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) return true;
        taken.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
