package org.letterboard.transfer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.board.Imports;
import org.letterboard.board.Imports.Run;
import org.letterboard.db.Database;
import org.letterboard.gateways.Gateways;
import org.letterboard.gateways.TaskLost;
import org.letterboard.inbox.Inbox;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;

/// Brings archives to the board. Each message goes the way of all mail, many in a transaction; readers
/// see nothing of it before the end. An import that is broken off goes on with the same command: what
/// is here already is known by its Message-ID and its content.
public final class Importing implements AutoCloseable {
    private final Database database;
    private final Clock clock;
    private final AddressGrammar addresses;
    private final Inbox inbox;
    private final Lists lists;
    private final Imports imports;
    private final Gateways gateways;
    private final Bringing bringing;
    private final LongSupplier largest;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /// @param largest bytes of a message that is taken in
    public Importing(
            Database database,
            Clock clock,
            AddressGrammar addresses,
            Inbox inbox,
            Lists lists,
            Imports imports,
            Gateways gateways,
            Bringing bringing,
            LongSupplier largest) {
        this.database = database;
        this.clock = clock;
        this.addresses = addresses;
        this.inbox = inbox;
        this.lists = lists;
        this.imports = imports;
        this.gateways = gateways;
        this.bringing = bringing;
        this.largest = largest;
    }

    /// Imports files and folders, in this thread.
    public Outcome run(MailingList list, List<Path> paths, Teller teller) {
        var archive = ArchiveFiles.of(paths);
        if (archive.files().isEmpty() && archive.wrong().isEmpty())
            return new Outcome.Unreadable(List.of("There is no mail in " + paths.getFirst()));
        if (!archive.wrong().isEmpty()) return new Outcome.Unreadable(archive.wrong());
        if (!take(list)) return busy(list);
        try {
            var open = database.read(h -> imports.open(h, list.id()));
            if (open.isPresent() && !open.get().files().equals(archive.name()))
                return new Outcome.BrokenOff(open.get());
            teller.begins(archive.leftOut(), open.isPresent());
            return run(list, archive, open.orElseGet(() -> begin(list, archive.name())), teller);
        } catch (TaskLost late) {
            return new Outcome.Stopped(Outcome.Counts.NONE, String.valueOf(late.getMessage()));
        } finally {
            letGo(list);
        }
    }

    /// A second one here would be told of by nothing but `busy`: for the others we are one.
    private boolean take(MailingList list) {
        if (!busy.add(list.id())) return false;
        if (gateways.hold(task(list))) return true;
        busy.remove(list.id());
        return false;
    }

    private void letGo(MailingList list) {
        try {
            gateways.end(task(list));
        } finally {
            busy.remove(list.id());
        }
    }

    private static String task(MailingList list) {
        return "import " + list.name();
    }

    private Outcome.Busy busy(MailingList list) {
        return new Outcome.Busy(gateways.holder(task(list)).orElse("that has just ended it"));
    }

    /// Who imports into this list now.
    public Optional<Outcome.Busy> underWay(MailingList list) {
        return gateways.holder(task(list)).map(Outcome.Busy::new);
    }

    /// Whoever was taken for dead writes no more.
    private void fence(Handle tx, MailingList list) {
        gateways.keep(tx, task(list));
    }

    private Run begin(MailingList list, String name) {
        return database.inTransaction(tx -> {
            var last = lists.lock(tx, list);
            fence(tx, list);
            return imports.begin(tx, list.id(), name, last);
        });
    }

    private Outcome run(MailingList list, ArchiveFiles archive, Run run, Teller teller) {
        var batches = new Batches(archive, largest.getAsLong(), new Arrivals(addresses.post(list.name()), clock));
        var tally =
                new Tally(database.read(h -> imports.lastNumber(h, run)), run.afterNumber(), teller, archive.size());
        try (var read =
                new ReadAhead(batches, arrivals -> bringing.read(list, run.id(), tx -> fence(tx, list), arrivals))) {
            for (var next = read.next(); next.isPresent(); next = read.next()) {
                var why = stop();
                if (why.isPresent()) return new Outcome.Stopped(tally.counts(), why.get());
                tally.count(next.get().batch(), next.get().bring().get());
            }
            end(list, run);
        } catch (BrokenFile | TaskLost failure) {
            return new Outcome.Stopped(tally.counts(), String.valueOf(failure.getMessage()));
        }
        return new Outcome.Done(tally.counts());
    }

    private Optional<String> stop() {
        if (closing) return Optional.of("the gateway is closing");
        return inbox.hasRoom() ? Optional.empty() : Optional.of("the disk is full");
    }

    private void end(MailingList list, Run run) {
        database.transact(tx -> {
            lists.lock(tx, list);
            fence(tx, list);
            imports.reveal(tx, run);
        });
        database.sync();
    }

    /// Ends an import that was broken off as it is: what came in is seen from now on. Answers how many
    /// posts that are; empty where none was broken off.
    public Optional<Long> finish(MailingList list) {
        if (!take(list)) return Optional.empty();
        try {
            return database.read(h -> imports.open(h, list.id())).map(run -> {
                var posts = database.read(h -> imports.count(h, run));
                end(list, run);
                return posts;
            });
        } finally {
            letGo(list);
        }
    }

    /// Lets imports that are under way stop at the next batch; each can go on later.
    @Override
    public void close() {
        closing = true;
    }
}
