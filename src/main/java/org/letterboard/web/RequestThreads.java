package org.letterboard.web;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A virtual thread for each request. They are ours and not the server's, which would interrupt its threads when it
/// stops; so whoever stops waits until they are through.
final class RequestThreads implements Executor {
    private static final Logger log = LoggerFactory.getLogger(RequestThreads.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int running;

    @Override
    public void execute(Runnable work) {
        count(1);
        Thread.ofVirtual().name("web").start(() -> run(work));
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            log.error("a web request failed", bug);
        } finally {
            count(-1);
        }
    }

    private void count(int more) {
        lock.lock();
        try {
            running += more;
            if (running == 0) ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// False where some are still at it when the time is over.
    boolean awaitEnd(Duration longest) {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (running > 0 && left > 0) left = ended.awaitNanos(left);
            return running == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts threads here", e);
        } finally {
            lock.unlock();
        }
    }
}
