package org.letterboard.inbox;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Keeps memory small: of all messages that are large, one is held at a time, by whoever reads it. Small ones pass by.
final class OneLarge {

    private static final int LARGE = 2_000_000;

    private final Semaphore place = new Semaphore(1);

    /// Does the work on a message of this size, once no other large one is held.
    <T> T hold(long size, Supplier<T> work) {
        if (!isLarge(size)) return work.get();
        place.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            place.release();
        }
    }

    static boolean isLarge(long size) {
        return size > LARGE;
    }
}
