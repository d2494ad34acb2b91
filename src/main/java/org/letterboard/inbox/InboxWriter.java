package org.letterboard.inbox;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.tally.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Group commit: one thread takes all that wait at the doors, writes them in one transaction, has it synced, and only
/// then answers each of them.
final class InboxWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InboxWriter.class);

    // Bounds the transaction; more come only when as many connections wait.
    // Of one transaction, all of which is in memory until it ends.
    private static final long MOST_BYTES = 4_000_000;
    private static final int BATCH = 256;
    // How long closing may go unnoticed.
    private static final int LOOK_UP_MILLIS = 200;

    private final Database database;
    private final BooleanSupplier room;
    private final Runnable news;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("inbox").unstarted(this::loop);
    private final Tally accepted = new Tally("smtp", "imap");
    private final AtomicLong groups = new AtomicLong();
    private boolean closed;

    private record Pending(long id, long source, Arrival arrival, CompletableFuture<Receipt> receipt) {}

    InboxWriter(Database database, BooleanSupplier room, Runnable news) {
        this.database = database;
        this.room = room;
        this.news = news;
    }

    void start() {
        thread.start();
    }

    Tally accepted() {
        return accepted;
    }

    long groups() {
        return groups.get();
    }

    Receipt accept(Arrival arrival) {
        if (!room.getAsBoolean()) return new Receipt.NoRoom();
        var pending = new Pending(database.nextId(), database.nextId(), arrival, new CompletableFuture<>());
        // A large message is written by its own door, so that the small ones do not wait for it.
        if (arrival.content().size() > Sources.PIECE && !isHere(arrival))
            Sources.writePiecewise(database, pending.source(), arrival.content());
        synchronized (this) {
            if (closed) return new Receipt.Unavailable();
            queue.add(pending);
        }
        return pending.receipt().join();
    }

    // A look ahead, so that nothing large is written for one that is here; the writer looks again when it counts.
    private boolean isHere(Arrival arrival) {
        var origin = arrival.origin();
        return origin != null
                && database.read(h -> Statements.of(h, InboxSql.class).cameFrom(origin))
                        .isPresent();
    }

    private void loop() {
        while (!finished()) {
            var batch = nextBatch();
            if (!batch.isEmpty()) writeOrRefuse(batch);
        }
    }

    private synchronized boolean finished() {
        return closed && queue.isEmpty();
    }

    /// Those that wait; empty when nobody did for a moment.
    private List<Pending> nextBatch() {
        try {
            var batch = new ArrayList<Pending>();
            var first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) return batch;
            var bytes = 0L;
            for (var next = first;
                    next != null;
                    next = bytes < MOST_BYTES && batch.size() < BATCH ? queue.poll() : null) {
                batch.add(next);
                bytes += next.arrival().content().size();
            }
            return batch;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    private void writeOrRefuse(List<Pending> batch) {
        try {
            var firsts = database.inTransaction(tx -> insert(tx, batch));
            database.sync();
            groups.incrementAndGet();
            for (var i = 0; i < batch.size(); i++) answer(batch.get(i), firsts.get(i));
        } catch (RuntimeException failure) {
            // One that the database will not have must not take the others with it.
            if (batch.size() > 1 && !database.passes(failure)) {
                batch.forEach(p -> writeOrRefuse(List.of(p)));
                return;
            }
            log.error("messages refused for now count={}", batch.size(), failure);
            batch.forEach(p -> p.receipt().complete(new Receipt.Unavailable()));
        }
    }

    /// Answers the id that each message has in the inbox: its own, or that of the first of the same origin.
    private static List<Long> insert(Handle tx, List<Pending> batch) {
        var sql = Statements.of(tx, InboxSql.class);
        var byOrigin = new HashMap<String, Long>();
        var firsts = batch.stream().map(p -> first(sql, byOrigin, p)).toList();
        var fresh = new ArrayList<Pending>(batch.size());
        for (var i = 0; i < batch.size(); i++) if (firsts.get(i) == batch.get(i).id()) fresh.add(batch.get(i));

        Sources.write(
                tx,
                fresh.stream()
                        .filter(p -> p.arrival().content().size() <= Sources.PIECE)
                        .collect(toMap(Pending::source, p -> p.arrival().content())));
        sql.insert(fresh.stream().map(p -> p.arrival().as(p.id(), p.source())).toList());
        sql.insertWork(fresh.stream().map(Pending::id).toList(), Instant.EPOCH);
        for (var p : fresh) {
            var origin = p.arrival().origin();
            if (origin != null) sql.insertOrigin(origin, p.id());
        }
        return firsts;
    }

    private static long first(InboxSql sql, Map<String, Long> byOrigin, Pending pending) {
        var origin = pending.arrival().origin();
        return origin == null
                ? pending.id()
                : byOrigin.computeIfAbsent(origin, o -> sql.cameFrom(o).orElse(pending.id()));
    }

    private void answer(Pending pending, long first) {
        var arrival = pending.arrival();
        try (var _ = MDC.putCloseable("mail", MailId.text(first))) {
            if (first != pending.id()) log.info("was here before origin={}", arrival.origin());
            else {
                accepted.count(arrival.door());
                logTakenIn(arrival);
            }
        }
        pending.receipt().complete(new Receipt.Durable(first));
        news.run();
    }

    private static void logTakenIn(Arrival arrival) {
        log.info(
                "taken in door={} peer={} from={} to={} size={}",
                arrival.door(),
                arrival.peer(),
                arrival.mailFrom() == null ? "<>" : arrival.mailFrom(),
                arrival.recipients().size() == 1
                        ? arrival.recipients().getFirst()
                        : arrival.recipients().size(),
                arrival.content().size());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
