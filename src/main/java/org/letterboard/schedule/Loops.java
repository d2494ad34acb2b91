package org.letterboard.schedule;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quartz.spi.ThreadExecutor;

/// Runs what Quartz made a thread of on a thread of ours. Quartz interrupts its own when it shuts down; of those none
/// ever starts, so that the interrupt reaches nobody.
final class Loops implements ThreadExecutor {
    private final List<Thread> running = new CopyOnWriteArrayList<>();

    @Override
    public void execute(Thread loop) {
        running.add(Thread.ofVirtual().name(loop.getName()).start(loop));
    }

    @Override
    public void initialize() {}

    /// Returns when all have ended.
    void await() {
        try {
            for (var thread : running) thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
