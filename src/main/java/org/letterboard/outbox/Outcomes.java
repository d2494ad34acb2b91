package org.letterboard.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.outbox.Rendering.Recipient;

/// The rows that an outcome leaves behind, as writes for the ledger.
final class Outcomes {
    // As much as a person wants to read; a relay may send pages.
    private static final int LONGEST_REPLY = 500;

    private Outcomes() {}

    /// A recipient of a parcel was not reached and becomes a delivery.
    static Consumer<Handle> retry(Database database, Clock clock, Mailing mailing, Recipient to, String reply) {
        var now = clock.instant();
        var next = Retries.next(now, 1, now).orElseThrow();
        var delivery =
                new Delivery(database.nextId(), mailing.id(), to.member(), to.address(), now, next, 1, cut(reply), 0);
        return tx -> {
            Statements.of(tx, OutboxSql.class).insertDeliveries(List.of(delivery));
            tx.afterCommit(() -> Steps.later(mailing, to.address(), reply));
        };
    }

    /// A recipient of a parcel was refused for good.
    static Consumer<Handle> end(
            Database database, Clock clock, Mailing mailing, Recipient to, String outcome, String reply) {
        var id = database.nextId();
        var now = clock.instant();
        return tx -> {
            Statements.of(tx, OutboxSql.class)
                    .insertEnd(id, mailing.id(), to.member(), to.address(), now, outcome, cut(reply));
            tx.afterCommit(() -> Steps.ended(mailing, to.address(), outcome, reply));
        };
    }

    /// A delivery has come to its end.
    static Consumer<Handle> ended(
            Database database, Clock clock, Mailing mailing, Delivery delivery, String outcome, String reply) {
        var id = database.nextId();
        var now = clock.instant();
        return tx -> {
            var sql = Statements.of(tx, OutboxSql.class);
            if (sql.endDelivery(delivery.id(), delivery.leaseNo()) == 0) return;
            sql.insertEnd(id, delivery.mailingId(), delivery.memberId(), delivery.address(), now, outcome, cut(reply));
            tx.afterCommit(() -> Steps.ended(mailing, delivery.address(), outcome, reply));
        };
    }

    /// A delivery was tried and has to wait, or is given up after five days.
    static Consumer<Handle> postponed(
            Database database, Clock clock, Mailing mailing, Delivery delivery, String reply) {
        var tries = delivery.tries() + 1;
        var next = Retries.next(delivery.firstTry(), tries, clock.instant());
        if (next.isEmpty()) return ended(database, clock, mailing, delivery, Courier.GIVEN_UP, reply);
        return tx -> {
            Statements.of(tx, OutboxSql.class)
                    .postpone(delivery.id(), delivery.leaseNo(), next.get(), tries, cut(reply));
            tx.afterCommit(() -> Steps.later(mailing, delivery.address(), reply));
        };
    }

    /// Whether a delivery that has to wait after this try is given up.
    static boolean isLast(Clock clock, Delivery delivery) {
        return Retries.next(delivery.firstTry(), delivery.tries() + 1, clock.instant())
                .isEmpty();
    }

    /// A delivery could not even be tried, since the relay cannot be worked with.
    static Consumer<Handle> untried(Clock clock, Delivery delivery, Duration pause, String reply) {
        var next = clock.instant().plus(pause);
        return tx -> Statements.of(tx, OutboxSql.class)
                .postpone(delivery.id(), delivery.leaseNo(), next, delivery.tries(), cut(reply));
    }

    private static String cut(String reply) {
        return reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY);
    }
}
