package org.letterboard.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that may take for ever to find out. However many want to know it, one question is under way at a time,
/// on a thread of its own, and nobody waits for it for long.
final class Glance<T> {
    private static final Logger log = LoggerFactory.getLogger(Glance.class);

    private final Supplier<T> question;
    private final long fresh;
    private final Duration patience;
    private @Nullable CompletableFuture<T> answer;
    private long asked;

    /// @param fresh    an answer is good for so long
    /// @param patience after so long whoever wants to know goes on without
    Glance(Supplier<T> question, Duration fresh, Duration patience) {
        this.question = question;
        this.fresh = fresh.toNanos();
        this.patience = patience;
    }

    /// Empty where there is no answer, or none yet.
    Optional<T> look() {
        try {
            return Optional.of(current().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            log.debug("no answer", failure);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    private synchronized CompletableFuture<T> current() {
        var now = answer;
        if (now != null && (!now.isDone() || System.nanoTime() - asked < fresh)) return now;
        var next = new CompletableFuture<T>();
        answer = next;
        asked = System.nanoTime();
        Thread.ofVirtual().name("glance").start(() -> ask(next));
        return next;
    }

    private void ask(CompletableFuture<T> next) {
        try {
            next.complete(question.get());
        } catch (RuntimeException failure) {
            next.completeExceptionally(failure);
        }
    }
}
