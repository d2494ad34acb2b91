package org.letterboard.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.letterboard.db.Database;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers that decide about messages. What they work on is read outside any transaction; what is decided is
/// carried
/// out in one.
public final class Desk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(20);

    private final Inbox inbox;
    private final Released released;
    private final Claimed claimed;
    private final int workers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    public Desk(
            Database database,
            Inbox inbox,
            HeldPosts held,
            Errands errands,
            Handlers handlers,
            Effects effects,
            int workers) {
        var readings = new Readings(inbox);
        var deciding = new Deciding(inbox, handlers, effects);
        this.inbox = inbox;
        this.released = new Released(database, inbox, held, readings, errands, deciding);
        this.claimed = new Claimed(database, inbox, readings, errands, deciding);
        this.workers = workers;
    }

    public void start() {
        for (var i = 1; i <= workers; i++)
            threads.add(Thread.ofPlatform().name("desk-" + i).start(this::loop));
    }

    private void loop() {
        while (!closing) {
            if (!works(released::workOnNext) && !works(claimed::workOnNext)) inbox.awaitNews(LOOK_AGAIN);
        }
    }

    /// Trouble with one of the two must not keep the other from being worked on.
    private static boolean works(BooleanSupplier onNext) {
        try {
            return onNext.getAsBoolean();
        } catch (RuntimeException | OutOfMemoryError trouble) {
            log.error("the desk cannot work", trouble);
            return false;
        }
    }

    /// Lets each worker finish what it is at.
    @Override
    public void close() {
        closing = true;
        threads.forEach(_ -> inbox.wake());
        try {
            for (var thread : threads) thread.join(LAST_MESSAGE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
