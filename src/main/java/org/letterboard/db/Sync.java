package org.letterboard.db;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Group sync: many callers, one write to the disk. A caller is served by a write that began after it asked; whoever
/// finds none under way does it for all who wait.
final class Sync {
    private final Runnable write;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long asked;
    private long written;
    private boolean writing;

    Sync(Runnable write) {
        this.write = write;
    }

    void await() {
        lock.lock();
        try {
            var mine = ++asked;
            while (written < mine) {
                if (writing) ended.awaitUninterruptibly();
                else writeForAllWhoAsked();
            }
        } finally {
            lock.unlock();
        }
    }

    /// How many have called.
    long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void writeForAllWhoAsked() {
        var upTo = asked;
        writing = true;
        lock.unlock();
        var done = false;
        try {
            write.run();
            done = true;
        } finally {
            lock.lock();
            writing = false;
            if (done) written = upTo;
            ended.signalAll();
        }
    }
}
