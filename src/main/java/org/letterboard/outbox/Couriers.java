package org.letterboard.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.letterboard.db.Database;
import org.letterboard.settings.RelaySettings;
import org.letterboard.tally.Tally;

/// All couriers of this gateway: one a connection to the relay.
public final class Couriers implements AutoCloseable {

    private static final Duration LAST_MESSAGE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final RelayHealth health;
    private final Outbox outbox;
    private final Courier.Shared shared;
    private final int count;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /// @param refusals hears who was refused for good
    /// @param relay   the settings in force; another host is used by the next message
    /// @param helo    what we call ourselves to the relay
    public Couriers(
            Database database,
            Clock clock,
            Outbox outbox,
            Rendering rendering,
            StillOn stillOn,
            Refusals refusals,
            Supplier<RelaySettings> relay,
            String helo) {
        this.outbox = outbox;
        this.ledger = new Ledger(database, clock);
        this.health = new RelayHealth(clock);
        this.count = relay.get().connections();
        this.shared = new Courier.Shared(
                database,
                clock,
                outbox,
                ledger,
                new Copies(rendering),
                health,
                stillOn,
                refusals,
                relay,
                helo,
                new Tally(Courier.SENT, Courier.LATER, Courier.REFUSED, Courier.GIVEN_UP, Courier.TROUBLE),
                () -> closing);
    }

    public void start() {
        outbox.freeLeases();
        ledger.start();
        for (var i = 1; i <= count; i++)
            threads.add(Thread.ofVirtual().name("courier-" + i).start(new Courier(shared)::loop));
    }

    /// Forgets the pause after a failure: the relay's settings have changed, or an administrator asks.
    public void tryNow() {
        health.reset();
        outbox.wake();
    }

    /// What the relay said when it last failed; empty while all is well.
    public String trouble() {
        return health.words();
    }

    /// How it stands with the relay.
    public RelayState relay() {
        return health.state();
    }

    /// What became of each copy that was carried since the start: `sent`, `later` (to be tried again), `refused`,
    /// `given up`, or `trouble` (the relay did not work, which counts as no try).
    public Tally outcomes() {
        return shared.outcomes();
    }

    /// Lets each courier finish the message that it is at, and writes down how far they are.
    @Override
    public void close() {
        closing = true;
        for (var _ : threads) outbox.wake();
        try {
            for (var thread : threads) thread.join(LAST_MESSAGE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
        ledger.close();
    }
}
