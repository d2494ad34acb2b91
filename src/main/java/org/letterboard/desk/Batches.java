package org.letterboard.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Archived;
import org.letterboard.errands.Brought;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.gateways.TaskLost;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.MailId;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The desk's way for messages from an archive: they are taken in and decided about in one transaction
/// for many, so that none of them ever waits. What is on the list already is not taken in again.
public final class Batches {

    private static final Logger log = LoggerFactory.getLogger(Batches.class);

    // A deadlock with a live message passes at the next try; what fails so often does not pass.
    private static final int MOST_TRIES = 5;

    private final Database database;
    private final Inbox inbox;
    private final Lists lists;
    private final Readings readings;
    private final Handlers handlers;
    private final Effects effects;

    public Batches(Database database, Inbox inbox, Lists lists, Handlers handlers, Effects effects) {
        this.database = database;
        this.inbox = inbox;
        this.lists = lists;
        this.readings = new Readings(inbox);
        this.handlers = handlers;
        this.effects = effects;
    }

    /// Where they go.
    ///
    /// @param fence throws in their transaction where another gateway does this by now
    private record Place(MailingList list, long run, Consumer<Handle> fence) {}

    private record Read(Archived archived, Incoming message) {}

    /// Reads the messages, outside any transaction. What is answered takes them in: in one transaction,
    /// durable when it returns, an outcome each.
    ///
    /// @param run   the import, which hides its posts until it ends
    /// @param fence throws in that transaction where it must not stand
    public Supplier<List<Brought>> read(MailingList list, long run, Consumer<Handle> fence, List<Archived> messages) {
        var read = messages.stream()
                .map(one -> new Read(one, readings.read(database.nextId(), database.nextId(), one.arrival())))
                .toList();
        var place = new Place(list, run, fence);
        return () -> bring(place, read);
    }

    private List<Brought> bring(Place place, List<Read> batch) {
        try {
            var outcomes = atOnce(place, batch);
            database.sync();
            return outcomes;
        } catch (TaskLost late) {
            throw late;
        } catch (RuntimeException failure) {
            if (database.passes(failure)) throw failure;
            // One that the database will not have must not take the others with it.
            if (batch.size() > 1)
                return batch.stream()
                        .flatMap(one -> bring(place, List.of(one)).stream())
                        .toList();
            log.error(
                    "a message cannot be imported from={}",
                    batch.getFirst().archived().place(),
                    failure);
            return List.of(new Brought.Refused("we could not handle this: " + failure.getMessage()));
        }
    }

    private List<Brought> atOnce(Place place, List<Read> batch) {
        for (var tries = 1; ; tries++) {
            try {
                return database.inTransaction(tx -> {
                    lists.lock(tx, place.list());
                    place.fence().accept(tx);
                    var outcomes = new ArrayList<Brought>(batch.size());
                    for (var one : batch) outcomes.add(bring(tx, place.list(), place.run(), one));
                    return outcomes;
                });
            } catch (RuntimeException failure) {
                if (!database.passes(failure) || tries == MOST_TRIES) throw failure;
                log.info("the database did not take a part of an import, tried again", failure);
            }
        }
    }

    private Brought bring(Handle tx, MailingList list, long run, Read one) {
        var message = one.message();
        var error = message.letter().error();
        if (error != null) return new Brought.Refused(error);
        var known = handlers.posting().knownFromArchive(tx, message, list);
        if (known.isPresent()) return new Brought.Duplicate(known.get());
        var mail = message.mail();
        var errand = new Errand.Imported(list, run, one.archived().sentAs());
        try (var _ = MDC.putCloseable("mail", MailId.text(mail.id()))) {
            inbox.takeIn(tx, mail.id(), mail.sourceId(), one.archived().arrival());
            var outcome = effects.carryOut(tx, mail.id(), handlers.handle(tx, message, errand));
            for (var words : outcome.stations())
                inbox.record(tx, mail.id(), words + ", from " + one.archived().place());
        }
        return new Brought.Posted();
    }
}
