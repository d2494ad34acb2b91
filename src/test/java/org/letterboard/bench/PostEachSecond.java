package org.letterboard.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Sends a post to the list each second until it is closed.
final class PostEachSecond implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Load load;
    private final CompletableFuture<Void> sending;
    private volatile boolean closed;

    PostEachSecond(int smtpPort) {
        load = new Load(smtpPort, Library.LIST);
        sending = CompletableFuture.runAsync(this::send);
    }

    private void send() {
        while (!closed) {
            load.one();
            LockSupport.parkNanos(SECOND.toNanos());
        }
    }

    /// Fails if a post was refused.
    @Override
    public void close() {
        closed = true;
        sending.join();
    }
}
