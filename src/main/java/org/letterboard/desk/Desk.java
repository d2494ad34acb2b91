package org.letterboard.desk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Lease;
import org.letterboard.inbox.LeaseLost;
import org.letterboard.inbox.MailId;
import org.letterboard.inbox.Sources;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.Envelope;
import org.letterboard.reading.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The workers that decide about messages. Each takes one at a time: reads it outside any transaction, then decides and
/// carries out in one.
public final class Desk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(20);
    // What handlers hand on; more would be a circle.
    private static final int MOST_FURTHER = 5;
    // A message that brings a worker down each time is looked at by a person, and not for ever by machines.
    private static final int MOST_TRIES = 10;
    // One large message is read at a time; small ones pass it by.
    private static final int LARGE = 2_000_000;

    private final Database database;
    private final Inbox inbox;
    private final Errands errands;
    private final Handlers handlers;
    private final Effects effects;
    private final int workers;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore largeOne = new Semaphore(1);
    private volatile boolean closing;

    public Desk(Database database, Inbox inbox, Errands errands, Handlers handlers, Effects effects, int workers) {
        this.database = database;
        this.inbox = inbox;
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
            if (!claimAndWork()) inbox.awaitNews(LOOK_AGAIN);
        }
    }

    private boolean claimAndWork() {
        try {
            var lease = inbox.claim();
            if (lease.isEmpty()) return false;
            try (var _ = MDC.putCloseable("mail", MailId.text(lease.get().id()))) {
                workOn(lease.get());
            }
            return true;
        } catch (RuntimeException trouble) {
            log.error("the desk cannot work", trouble);
            return false;
        }
    }

    private void workOn(Lease lease) {
        try {
            if (lease.tries() > MOST_TRIES) inbox.setAside(lease, "it was tried " + MOST_TRIES + " times in vain");
            else decide(lease, read(lease));
        } catch (LeaseLost taken) {
            log.warn("taken over by another worker");
        } catch (RuntimeException failure) {
            if (Database.passing(failure)) {
                log.warn("the database did not take it, tried again", failure);
                inbox.giveBack(lease, AFTER_TROUBLE);
            } else {
                log.error("message set aside", failure);
                inbox.setAside(lease, "we could not handle this: " + failure);
            }
        }
    }

    private Incoming read(Lease lease) {
        var source = lease.mail().sourceId();
        var large = lease.size() > LARGE;
        if (large) largeOne.acquireUninterruptibly();
        try {
            var raw = database.read(h -> Sources.read(h, source));
            var letter = Reading.read(raw, new Envelope(lease.mail().mailFrom() == null));
            return new Incoming(lease.mail(), letter, hash(RawMessage.of(raw)));
        } finally {
            if (large) largeOne.release();
        }
    }

    private void decide(Lease lease, Incoming message) {
        database.transact(tx -> {
            var aside = carryOut(tx, message);
            if (aside.isPresent()) inbox.setAside(tx, lease, aside.get());
            else inbox.finish(tx, lease);
        });
    }

    /// Carries out all errands; answers why the message has to be set aside, if it has to.
    private Optional<String> carryOut(Handle tx, Incoming message) {
        var waiting = new ArrayDeque<Errand>(errands.of(tx, message));
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

    /// Two messages of one id are the same if From, Date and body are.
    private static byte[] hash(RawMessage raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("From", "Date")) raw.fields(name).forEach(field -> digest.update(raw.raw(field)));
            digest.update(raw.bytes(), raw.bodyStart(), raw.end() - raw.bodyStart());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
