package org.letterboard.desk;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Incoming;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Lease;
import org.letterboard.inbox.LeaseLost;
import org.letterboard.inbox.MailId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The desk's work on what waits in the inbox. Under load several messages share a transaction; whatever goes wrong
/// there, each of them has one of its own then.
final class Claimed {

    private static final Logger log = LoggerFactory.getLogger(Claimed.class);

    // Others wait as long as these take, and share what a transaction costs.
    private static final int MOST_AT_ONCE = 20;
    // A message that brings a worker down each time is looked at by a person, and not for ever by machines.
    private static final int MOST_TRIES = 10;

    private final Database database;
    private final Inbox inbox;
    private final Readings readings;
    private final Errands errands;
    private final Deciding deciding;

    Claimed(Database database, Inbox inbox, Readings readings, Errands errands, Deciding deciding) {
        this.database = database;
        this.inbox = inbox;
        this.readings = readings;
        this.errands = errands;
        this.deciding = deciding;
    }

    /// Works on what has waited longest; false where nothing waits.
    boolean workOnNext() {
        var leases = inbox.claim(MOST_AT_ONCE);
        try {
            if (leases.size() < 2 || !decideTogether(leases)) leases.forEach(this::workOn);
            return !leases.isEmpty();
        } catch (RuntimeException | Error failure) {
            leases.forEach(inbox::letGo);
            throw failure;
        }
    }

    private boolean decideTogether(List<Lease> leases) {
        try {
            var messages = readings.read(leases);
            database.transact(tx -> decide(tx, leases, messages));
            return true;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            log.info("{} messages cannot share a transaction", leases.size(), failure);
            return false;
        }
    }

    private void workOn(Lease lease) {
        try (var _ = MDC.putCloseable("mail", MailId.text(lease.id()))) {
            decideAlone(lease);
        }
    }

    private void decideAlone(Lease lease) {
        try {
            if (lease.tries() > MOST_TRIES) {
                inbox.setAside(lease, "it was tried " + MOST_TRIES + " times in vain");
                return;
            }
            var message = readings.read(lease.mail(), lease.mail().sourceId());
            database.transact(tx -> decide(tx, List.of(lease), List.of(message)));
        } catch (LeaseLost taken) {
            log.warn("taken over by another worker");
            inbox.letGo(lease);
        } catch (OutOfMemoryError full) {
            log.error("there is not enough memory for it now, tried again", full);
            inbox.giveBack(lease, Desk.AFTER_TROUBLE);
        } catch (RuntimeException | StackOverflowError failure) {
            if (database.passes(failure)) {
                log.warn("the database did not take it, tried again", failure);
                inbox.giveBack(lease, Desk.AFTER_TROUBLE);
            } else {
                log.error("message set aside", failure);
                inbox.setAside(lease, "we could not handle this: " + failure);
            }
        }
    }

    private void decide(Handle tx, List<Lease> leases, List<Incoming> messages) {
        var done = new ArrayList<Lease>(leases.size());
        for (var i = 0; i < leases.size(); i++) {
            var message = messages.get(i);
            var aside = deciding.carryOut(tx, message, errands.of(tx, message));
            if (aside.isPresent()) inbox.setAside(tx, leases.get(i), aside.get());
            else done.add(leases.get(i));
        }
        inbox.finish(tx, done);
    }
}
