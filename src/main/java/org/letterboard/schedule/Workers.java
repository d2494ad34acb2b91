package org.letterboard.schedule;

import java.util.concurrent.Semaphore;
import org.quartz.spi.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that look: one a look, a few at a time.
final class Workers implements ThreadPool {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    // A long digest does not hold up the reminders.
    private static final int MOST = 2;

    private final Loops firing;
    private final Semaphore free = new Semaphore(MOST);

    /// @param firing the loop that hands looks over to this
    Workers(Loops firing) {
        this.firing = firing;
    }

    @Override
    public boolean runInThread(Runnable run) {
        free.acquireUninterruptibly();
        Thread.ofPlatform()
                .daemon()
                .name("look")
                .uncaughtExceptionHandler((thread, failure) -> log.error("a look's end could not be noted", failure))
                .start(() -> {
                    try {
                        run.run();
                    } finally {
                        free.release();
                    }
                });
        return true;
    }

    @Override
    public int blockForAvailableThreads() {
        free.acquireUninterruptibly();
        free.release();
        return 1;
    }

    /// Returns when the loop has handed its last look over, and that is done. Quartz has told the loop to end before it
    /// calls this.
    @Override
    public void shutdown(boolean wait) {
        // The loop may wait for a free one; it sees then that it is over.
        free.release();
        firing.await();
        free.acquireUninterruptibly(MOST + 1);
    }

    @Override
    public int getPoolSize() {
        return MOST;
    }

    @Override
    public void initialize() {}

    @Override
    public void setInstanceId(String id) {}

    @Override
    public void setInstanceName(String name) {}
}
