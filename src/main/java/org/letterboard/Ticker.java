package org.letterboard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.letterboard.gateways.Gateways;
import org.letterboard.settings.ConfigWatch;
import org.letterboard.settings.Report;
import org.letterboard.settings.Settings;
import org.letterboard.watch.Lookout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks twice a second whether the configuration has changed, and whether the database is still there.
final class Ticker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ticker.class);

    private static final int PAUSE_MILLIS = 500;

    private final App app;
    private final Clock clock;
    private final Runnable lost;
    private final ConfigWatch watch;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("ticker").unstarted(this::loop);
    private @Nullable Settings fresh;
    private Instant nextBeat = Instant.MIN;
    private Instant nextLook = Instant.MIN;

    /// @param lost called once, when the database is gone
    Ticker(App app, Path config, Settings running, Clock clock, Runnable lost) {
        this.app = app;
        this.clock = clock;
        this.lost = lost;
        this.watch = new ConfigWatch(config, running, settings -> fresh = settings, Ticker::tell);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (app.database().isLost()) {
                    lost.run();
                    return;
                }
                tick();
                lookOut();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    /// What could not be taken over is tried again with the next tick.
    private void tick() {
        try {
            beat();
            watch.tick(clock.instant());
            if (fresh == null) return;
            app.takeOver(fresh);
            fresh = null;
            log.info("configuration taken over");
        } catch (RuntimeException failure) {
            log.error("this look at the configuration and the other gateways failed, tried again", failure);
        }
    }

    private void beat() {
        var now = clock.instant();
        if (now.isBefore(nextBeat)) return;
        nextBeat = now.plus(Gateways.HEARTBEAT);
        app.heartbeat();
    }

    /// By itself, since it has to go on while the database is away.
    private void lookOut() {
        var now = clock.instant();
        if (now.isBefore(nextLook)) return;
        nextLook = now.plus(Lookout.PAUSE);
        try {
            app.lookOut();
        } catch (RuntimeException failure) {
            log.error("this look at what may be wrong failed, tried again", failure);
        }
    }

    private static void tell(Report report) {
        if (report.problems().isEmpty()) log.info("{}", report.text());
        else log.warn("{}", report.text());
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            // It may be the one that closes.
            if (thread.isAlive() && thread != Thread.currentThread()) thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
