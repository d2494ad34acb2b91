package org.letterboard.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what the couriers have done: for all of them in one transaction, many times a second, and synced. So
/// after a crash only the copies of the last moment go out again.
final class Ledger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    // Half of the 0.05 s that may be sent again after a crash; the other half is for the write itself.
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long AFTER_TROUBLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long EXTEND_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Database database;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition noted = lock.newCondition();
    private final Condition flushed = lock.newCondition();
    private final Thread thread = Thread.ofPlatform().name("ledger").unstarted(this::loop);
    private Set<ParcelRun> dirty = new LinkedHashSet<>();
    private List<Consumer<Handle>> notes = new ArrayList<>();
    private final Set<ParcelRun> running = new LinkedHashSet<>();
    // When the oldest was noted of those that wait for a write, and of those that are being written; 0 for none.
    private long oldestWaiting;
    private long oldestInWrite;
    private long extended = System.nanoTime();
    private boolean closed;

    Ledger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    /// A parcel is being worked on: its lease is extended until it ends.
    void begin(ParcelRun run) {
        lock.lock();
        try {
            running.add(run);
        } finally {
            lock.unlock();
        }
    }

    /// Something in the parcel's run has changed. Waits where the disk is slower than the relay.
    void note(ParcelRun run) {
        lock.lock();
        try {
            dirty.add(run);
            if (run.ended()) running.remove(run);
            noteTime();
        } finally {
            lock.unlock();
        }
    }

    /// Something else is to be written with the next flush.
    void note(Consumer<Handle> write) {
        lock.lock();
        try {
            notes.add(write);
            noteTime();
        } finally {
            lock.unlock();
        }
    }

    private void noteTime() {
        if (oldestWaiting == 0) oldestWaiting = System.nanoTime();
        noted.signal();
        while (!closed && isLate()) flushed.awaitUninterruptibly();
    }

    private boolean isLate() {
        var oldest = oldestInWrite == 0 ? oldestWaiting : oldestInWrite;
        return oldest != 0 && System.nanoTime() - oldest > LATEST_NANOS;
    }

    private void loop() {
        while (awaitNotes()) {
            // A moment for others to note theirs, too; those that came during the last write have had it.
            LockSupport.parkNanos(untilGathered());
            flush();
        }
    }

    /// False when the ledger is closed and everything is written.
    private boolean awaitNotes() {
        lock.lock();
        try {
            var end = System.nanoTime() + EXTEND_NANOS;
            while (nothingNoted() && !closed && System.nanoTime() < end) noted.awaitNanos(end - System.nanoTime());
            return !closed || !nothingNoted();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        } finally {
            lock.unlock();
        }
    }

    private long untilGathered() {
        lock.lock();
        try {
            return oldestWaiting == 0 ? 0 : Math.max(0, oldestWaiting + GATHER_NANOS - System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private boolean nothingNoted() {
        return dirty.isEmpty() && notes.isEmpty();
    }

    private void flush() {
        Set<ParcelRun> runs;
        List<Consumer<Handle>> writes;
        lock.lock();
        try {
            if (System.nanoTime() - extended > EXTEND_NANOS) {
                dirty.addAll(running);
                extended = System.nanoTime();
            }
            if (nothingNoted()) return;
            runs = dirty;
            writes = notes;
            dirty = new LinkedHashSet<>();
            notes = new ArrayList<>();
            oldestInWrite = oldestWaiting;
            oldestWaiting = 0;
        } finally {
            lock.unlock();
        }
        write(runs, writes);
    }

    private void write(Set<ParcelRun> runs, List<Consumer<Handle>> writes) {
        var until = clock.instant().plus(Outbox.LEASE);
        try {
            database.transact(tx -> {
                runs.forEach(run -> run.write(tx, until));
                writes.forEach(write -> write.accept(tx));
            });
            database.sync();
            runs.forEach(ParcelRun::written);
            answer();
        } catch (RuntimeException failure) {
            log.error("progress could not be written, tried again", failure);
            putBack(runs, writes);
            LockSupport.parkNanos(AFTER_TROUBLE_NANOS);
        }
    }

    private void answer() {
        lock.lock();
        try {
            oldestInWrite = 0;
            flushed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void putBack(Set<ParcelRun> runs, List<Consumer<Handle>> writes) {
        lock.lock();
        try {
            dirty.addAll(runs);
            writes.addAll(notes);
            notes = writes;
            if (oldestInWrite != 0) oldestWaiting = oldestInWrite;
            oldestInWrite = 0;
            if (closed) throw new IllegalStateException("the last progress could not be written");
        } finally {
            lock.unlock();
        }
    }

    /// Writes what was noted, and ends. Where it was never started there is nothing to write.
    @Override
    public void close() {
        if (thread.getState() == Thread.State.NEW) return;
        lock.lock();
        try {
            closed = true;
            noted.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
