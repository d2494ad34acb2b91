package org.letterboard.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A virtual thread for each session. It never interrupts one: the thread may be inside H2's file access, and an
/// interrupt there closes the database for everyone. A session ends because its socket is closed.
final class SessionThreads extends AbstractExecutorService {

    private final Duration longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();
    private int running;
    private boolean shut;

    SessionThreads(Duration longestWait) {
        this.longestWait = longestWait;
    }

    @Override
    public void execute(Runnable session) {
        lock.lock();
        try {
            if (shut) throw new RejectedExecutionException("the door is closed");
            running++;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("smtp").start(() -> run(session));
    }

    private void run(Runnable session) {
        try {
            session.run();
        } finally {
            ended();
        }
    }

    private void ended() {
        lock.lock();
        try {
            running--;
            if (running == 0) allEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            shut = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        lock.lock();
        try {
            return shut;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isTerminated() {
        lock.lock();
        try {
            return shut && running == 0;
        } finally {
            lock.unlock();
        }
    }

    /// Waits never longer than the bound: the library would wait for 292 years.
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        var left = Math.min(unit.toNanos(timeout), longestWait.toNanos());
        lock.lock();
        try {
            while (running > 0 && left > 0) left = allEnded.awaitNanos(left);
            return running == 0;
        } finally {
            lock.unlock();
        }
    }
}
