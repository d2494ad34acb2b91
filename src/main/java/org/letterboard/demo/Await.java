package org.letterboard.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Checks of the story, and waiting for what takes a moment.
final class Await {
    // Everything takes a few hundredths of a second; a machine that is busy with other things may take longer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /// A step of the story did not go as it should.
    static final class NotSo extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSo(String words) {
            super(words);
        }
    }

    private Await() {}

    /// Waits until there is one, and fails with "we expected that {expected}" where there is none in time.
    static <T> T until(String expected, Supplier<Optional<T>> look) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = look.get();
            if (seen.isPresent()) return seen.get();
            if (System.nanoTime() - end > 0)
                throw new NotSo("we expected that " + expected + ", and waited for " + PATIENCE.toSeconds() + " s");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    static void check(boolean holds, String expected) {
        if (!holds) throw new NotSo("we expected that " + expected);
    }
}
