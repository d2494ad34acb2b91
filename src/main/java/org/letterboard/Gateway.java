package org.letterboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.letterboard.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of a gateway that runs: it starts, takes changed files over, and ends in order when it is told to, or soon
/// when it has lost its database.
public final class Gateway implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    // For sessions that are open to hear a 451. Without a database there is nothing else to finish.
    private static final Duration LAST_WORDS = Duration.ofSeconds(9);

    private final App app;
    private final Ticker ticker;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Opens the database; nothing listens or moves before [#start].
    ///
    /// @param config the folder that `settings` are from, which is watched from now on
    /// @param home   the folder with `templates/`
    /// @throws org.letterboard.db.DatabaseInUse where another gateway has the database open
    public Gateway(Path config, Settings settings, Path home, Clock clock) {
        app = new App(settings, home, clock);
        ticker = new Ticker(app, config, settings, clock, this::lost);
    }

    public void start() throws IOException {
        app.start();
        ticker.start();
        log.info("up {}", app.ports());
    }

    public App app() {
        return app;
    }

    private void lost() {
        log.error("the database is gone, so this gateway ends; start it again when the reason above is mended");
        ended.complete(1);
    }

    /// Asks it to end; [#awaitEnd] returns when it has.
    public void stop() {
        ended.complete(0);
    }

    /// Waits until it ends, closes it, and answers the exit code: 0 where it was asked to, 1 where its database is
    /// gone.
    public int awaitEnd() {
        int code = ended.join();
        if (code == 0) close();
        else closeSoon();
        return code;
    }

    private void closeSoon() {
        Thread.ofVirtual().name("closing").start(this::close);
        try {
            if (!closed.await(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) log.info("not everything could be closed");
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    @Override
    public void close() {
        ticker.close();
        app.close();
        closed.countDown();
        log.info("down");
    }
}
