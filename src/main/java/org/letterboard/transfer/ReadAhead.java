package org.letterboard.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.letterboard.errands.Archived;
import org.letterboard.errands.Brought;

/// Reads the next batch while the last one is being written: a thread of its own, one batch ahead.
final class ReadAhead implements AutoCloseable {
    // How long the end of the other side may go unnoticed.
    private static final int LOOK_UP_MILLIS = 50;

    private final Batches batches;
    private final Function<List<Archived>, Supplier<List<Brought>>> reading;
    private final ArrayBlockingQueue<Step> queue = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile boolean closed;

    /// What comes out of the other thread.
    sealed interface Step {}

    /// @param bring takes the batch in
    record Ready(Batch batch, Supplier<List<Brought>> bring) implements Step {}

    record End() implements Step {}

    record Failed(RuntimeException why) implements Step {}

    ReadAhead(Batches batches, Function<List<Archived>, Supplier<List<Brought>>> reading) {
        this.batches = batches;
        this.reading = reading;
        this.thread = Thread.ofPlatform().name("import").start(this::readAll);
    }

    /// The next batch; empty at the end.
    ///
    /// @throws BrokenFile where a file cannot be read any further
    Optional<Ready> next() {
        try {
            return switch (queue.take()) {
                case Ready ready -> Optional.of(ready);
                case End() -> Optional.empty();
                case Failed(var why) -> throw why;
            };
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    /// This thread's catch-all: whoever takes the batches hears of a failure.
    private void readAll() {
        try (batches) {
            for (var batch = batches.next(); batch.isPresent() && !closed; batch = batches.next())
                put(new Ready(batch.get(), reading.apply(batch.get().messages())));
            put(new End());
        } catch (IOException failure) {
            put(new Failed(new BrokenFile("a file cannot be read: " + failure.getMessage(), failure)));
        } catch (RuntimeException bug) {
            put(new Failed(bug));
        }
    }

    private void put(Step step) {
        try {
            while (!closed && !queue.offer(step, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) Thread.onSpinWait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    /// Returns when the other thread has ended.
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
