package org.letterboard.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Lease;
import org.letterboard.inbox.LeaseLost;
import org.letterboard.inbox.MailId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The workers that decide about messages. Each takes one at a time: reads it outside any transaction, then decides and
/// carries out in one.
public final class Desk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(20);
    // What handlers hand on; more would be a circle.
    private static final int MOST_FURTHER = 5;
    // A message that brings a worker down each time is looked at by a person, and not for ever by machines.
    private static final int MOST_TRIES = 10;

    private final Database database;
    private final Inbox inbox;
    private final HeldPosts held;
    private final Readings readings;
    private final Errands errands;
    private final Handlers handlers;
    private final Effects effects;
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
        this.database = database;
        this.inbox = inbox;
        this.held = held;
        this.readings = new Readings(inbox);
        this.errands = errands;
        this.handlers = handlers;
        this.effects = effects;
        this.workers = workers;
    }

    public void start() {
        for (var i = 1; i <= workers; i++)
            threads.add(Thread.ofPlatform().name("desk-" + i).start(this::loop));
    }

    private void loop() {
        while (!closing) {
            if (!takeUpReleased() && !claimAndWork()) inbox.awaitNews(LOOK_AGAIN);
        }
    }

    /// What was held and is so no longer is decided about once more.
    private boolean takeUpReleased() {
        try {
            var ready = database.read(held::nextReady);
            if (ready.isEmpty()) return false;
            takeUp(ready.get());
            return true;
        } catch (RuntimeException trouble) {
            log.error("the desk cannot work", trouble);
            return false;
        }
    }

    private void takeUp(HeldPosts.Ready ready) {
        var post = database.read(h -> held.find(h, ready.id())).orElseThrow();
        try (var _ = MDC.putCloseable("mail", MailId.text(post.inboxId()))) {
            var mail = database.read(h -> inbox.find(h, post.inboxId())).orElseThrow();
            var message = readings.read(mail, post);
            database.transact(tx -> takeUp(tx, message, post));
        } catch (RuntimeException failure) {
            log.error("a released post could not be taken up, tried again", failure);
            database.transact(tx -> held.postpone(tx, ready.id(), pause(ready.tries())));
        }
    }

    private static Duration pause(int tries) {
        return tries < 10 ? AFTER_TROUBLE.multipliedBy(1L << tries) : LONGEST_PAUSE;
    }

    /// In one transaction with what follows: whoever comes second finds nothing to take up. What was
    /// decided is locked before its turn, as whoever takes it back does.
    private void takeUp(Handle tx, Incoming message, HeldPost post) {
        var decided = held.lock(tx, post.id()).orElseThrow();
        if (!held.takeUp(tx, post.id())) return;
        var aside = carryOut(tx, message, List.of(errands.released(decided)));
        if (aside.isEmpty()) {
            held.done(tx, post.id());
        } else {
            held.decide(tx, post.id(), HeldPost.State.EXPIRED, decided.decidedBy(), "");
            inbox.setAside(tx, message.mail().id(), aside.get());
        }
    }

    private boolean claimAndWork() {
        try {
            var lease = inbox.claim();
            if (lease.isEmpty()) return false;
            try (var _ = MDC.putCloseable("mail", MailId.text(lease.get().id()))) {
                workOn(lease.get());
            } catch (RuntimeException | Error failure) {
                inbox.letGo(lease.get());
                throw failure;
            }
            return true;
        } catch (RuntimeException | OutOfMemoryError trouble) {
            log.error("the desk cannot work", trouble);
            return false;
        }
    }

    private void workOn(Lease lease) {
        try {
            if (lease.tries() > MOST_TRIES) inbox.setAside(lease, "it was tried " + MOST_TRIES + " times in vain");
            else decide(lease, readings.read(lease.mail(), lease.mail().sourceId()));
        } catch (LeaseLost taken) {
            log.warn("taken over by another worker");
            inbox.letGo(lease);
        } catch (OutOfMemoryError full) {
            log.error("there is not enough memory for it now, tried again", full);
            inbox.giveBack(lease, AFTER_TROUBLE);
        } catch (RuntimeException | StackOverflowError failure) {
            if (database.passes(failure)) {
                log.warn("the database did not take it, tried again", failure);
                inbox.giveBack(lease, AFTER_TROUBLE);
            } else {
                log.error("message set aside", failure);
                inbox.setAside(lease, "we could not handle this: " + failure);
            }
        }
    }

    private void decide(Lease lease, Incoming message) {
        database.transact(tx -> {
            var aside = carryOut(tx, message, errands.of(tx, message));
            if (aside.isPresent()) inbox.setAside(tx, lease, aside.get());
            else inbox.finish(tx, lease);
        });
    }

    /// Carries out all errands; answers why the message has to be set aside, if it has to.
    private Optional<String> carryOut(Handle tx, Incoming message, List<Errand> found) {
        var waiting = new ArrayDeque<Errand>(found);
        Optional<String> aside = Optional.empty();
        for (var further = 0; !waiting.isEmpty(); ) {
            var outcome = effects.carryOut(tx, message.mail().id(), handlers.handle(tx, message, waiting.remove()));
            outcome.stations().forEach(words -> inbox.record(tx, message.mail().id(), words));
            further += outcome.further().size();
            if (further > MOST_FURTHER)
                throw new IllegalStateException("more than " + MOST_FURTHER + " further errands");
            waiting.addAll(outcome.further());
            if (outcome.setAside().isPresent()) aside = outcome.setAside();
        }
        return aside;
    }

    /// Lets each worker finish the message that it is at.
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
