package org.letterboard.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Batched;
import org.letterboard.db.Bell;
import org.letterboard.db.Claims;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.tally.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The durable queue. Doors hand messages in and are told when they are on the disk; workers of the
/// desk take them out one at a time under a lease, which is fenced: who lost it cannot finish.
public final class Inbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    /// Longer than the largest message takes; after it, another worker may take the message over.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int BEGINNING = 16 * 1024;

    private static final Batched<InboxSql.Noted> STATIONS =
            new Batched<>((tx, noted) -> Statements.of(tx, InboxSql.class).stations(noted));

    private final Database database;
    private final Clock clock;
    private final InboxWriter writer;
    private final String node;
    private final BooleanSupplier room;
    private final Claims claims;
    private final Bell bell = new Bell();
    private final OneLarge oneLarge = new OneLarge();

    /// @param node name of this process, so that leases of several can be told apart
    /// @param room whether the disk has room for more
    public Inbox(Database database, Clock clock, String node, BooleanSupplier room) {
        this.database = database;
        this.clock = clock;
        this.node = node;
        this.claims = new Claims(node);
        this.room = room;
        this.writer = new InboxWriter(database, room, bell::ring);
    }

    /// Takes messages in from now on. What this node worked on when it ended is free again.
    public void start() {
        database.transact(tx -> free(tx, node));
        writer.start();
    }

    /// What a node worked on that has ended is free for others.
    public void free(Handle tx, String ended) {
        Statements.of(tx, InboxSql.class).free(ended + "/%", Instant.EPOCH);
    }

    /// Returns when the message is on the disk, or cannot be. Callers at the same time share one commit.
    public Receipt accept(Arrival arrival) {
        return writer.accept(arrival);
    }

    /// Takes a message in that is decided about in the same transaction, so that it never waits.
    public void takeIn(Handle tx, long id, long source, Arrival arrival) {
        Sources.write(tx, source, arrival.content());
        Statements.of(tx, InboxSql.class).insert(List.of(arrival.as(id, source)));
    }

    /// What the work makes of the bytes of a message. Of all that are large one is held at a time, so this may wait:
    /// never in a transaction.
    public <T> T reading(long source, Function<byte[], T> work) {
        var size = database.read(h -> Sources.size(h, source));
        return oneLarge.hold(size, () -> work.apply(database.read(h -> Sources.read(h, source))));
    }

    /// The same for a message that is not stored yet.
    public <T> T reading(Content content, Function<byte[], T> work) {
        return oneLarge.hold(content.size(), () -> work.apply(content.bytes()));
    }

    /// The bytes of messages that were claimed together, in their order.
    public List<byte[]> read(List<Lease> together) {
        return database.read(h -> Sources.readSmall(
                h, together.stream().map(lease -> lease.mail().sourceId()).toList()));
    }

    /// Whether a message is too large to be kept in memory while others are slow.
    public static boolean isLarge(byte[] message) {
        return OneLarge.isLarge(message.length);
    }

    /// Whether the disk has room for more.
    public boolean hasRoom() {
        return room.getAsBoolean();
    }

    /// Waits until something may have come in, or for as long as given.
    public void awaitNews(Duration longest) {
        bell.await(longest);
    }

    /// Wakes one that waits in [#awaitNews].
    public void wake() {
        bell.ring();
    }

    /// Takes the oldest message that nobody works on, and with it those behind it that can be decided about together:
    /// small ones to the same addresses that nobody has tried yet.
    public List<Lease> claim(int most) {
        var now = clock.instant();
        return claims.claim(
                claimant -> database.inTransaction(tx -> {
                    var sql = Statements.of(tx, InboxSql.class);
                    var free = sql.free(now, most);
                    if (free.isEmpty()) return List.<Lease>of();
                    var together = together(sql.leases(free));
                    sql.claim(together.stream().map(Lease::id).toList(), claimant, now.plus(LEASE));
                    // Nobody else saw the rest meanwhile.
                    if (together.size() < free.size()) tx.afterCommit(bell::ring);
                    return together;
                }),
                Inbox::claimed);
    }

    private static List<Lease> together(List<Lease> free) {
        var first = free.getFirst();
        return first.isQuick()
                ? free.stream()
                        .takeWhile(next -> next.isQuick()
                                && next.mail().recipients().equals(first.mail().recipients()))
                        .toList()
                : List.of(first);
    }

    private static Claims.Lease claimed(Lease lease) {
        return new Claims.Lease(lease.id(), lease.no());
    }

    /// Nobody here works on it any more. What the database could not be told it is told later, by [#freeForgotten].
    public void letGo(Lease lease) {
        claims.forget(claimed(lease));
    }

    /// Frees what is leased in our name and not in hand.
    public void freeForgotten() {
        claims.clear(forgotten -> database.transact(tx -> {
            var sql = Statements.of(tx, InboxSql.class);
            for (var leased : sql.leasedBy(node + "/%"))
                if (forgotten.test(leased)) sql.giveBack(leased.id(), leased.leaseNo(), Instant.EPOCH);
        }));
    }

    /// Ends the work on messages, in the transaction of what was decided about them.
    ///
    /// @throws LeaseLost where another worker has one by now: the transaction must roll back
    public void finish(Handle tx, List<Lease> leases) {
        if (leases.isEmpty()) return;
        var claimed = leases.stream().map(Inbox::claimed).toList();
        var finished = Statements.of(tx, InboxSql.class).finish(claimed);
        for (var i = 0; i < finished.length; i++) if (finished[i] != 1) throw new LeaseLost(leases.get(i));
        tx.afterCommit(() -> claimed.forEach(claims::letGo));
    }

    /// Lets the message wait and be tried again, because something around it failed and not the message
    /// itself.
    public void giveBack(Lease lease, Duration pause) {
        var until = clock.instant().plus(pause);
        database.transact(tx -> Statements.of(tx, InboxSql.class).giveBack(lease.id(), lease.no(), until));
        claims.letGo(claimed(lease));
    }

    /// Takes a message that cannot be handled out of the queue, with the reason. It is kept, and can be
    /// tried again.
    public void setAside(Lease lease, String reason) {
        database.transact(tx -> setAside(tx, lease, reason));
    }

    /// As [#setAside(Lease, String)], in the caller's transaction.
    public void setAside(Handle tx, Lease lease, String reason) {
        finish(tx, List.of(lease));
        setAside(tx, lease.id(), reason);
    }

    /// The same with a message that nobody works on, since what it waited for has come to nothing.
    public void setAside(Handle tx, long mail, String reason) {
        Statements.of(tx, InboxSql.class).putAside(mail, clock.instant(), reason);
        record(tx, mail, "set aside: " + reason);
    }

    /// Notes a station of a message's way, for `why`.
    public void record(Handle tx, long mail, String words) {
        STATIONS.add(tx, new InboxSql.Noted(database.nextId(), mail, clock.instant(), words));
        // Then it is true; and what is tried again says it once.
        tx.afterCommit(() -> tell(mail, words));
    }

    private static void tell(long mail, String words) {
        var own = MDC.get("mail");
        try (var _ = MDC.putCloseable("mail", MailId.text(mail))) {
            log.info("{}", words);
        }
        if (own != null) MDC.put("mail", own);
    }

    /// Puts a message that was set aside back into the queue; false where there is none such.
    public boolean retry(long id) {
        return database.inTransaction(tx -> {
            var sql = Statements.of(tx, InboxSql.class);
            if (sql.takeBack(id) == 0) return false;
            sql.insertWork(List.of(id), Instant.EPOCH);
            record(tx, id, "tried again on demand");
            tx.afterCommit(bell::ring);
            return true;
        });
    }

    public Optional<Arrived> find(Handle handle, long id) {
        return Statements.of(handle, InboxSql.class).find(id);
    }

    /// What was set aside, oldest first.
    public List<Aside> aside(Handle handle) {
        return Statements.of(handle, InboxSql.class).aside();
    }

    /// Why this message was set aside, if it was.
    public Optional<Aside> whyAside(Handle handle, long id) {
        return Statements.of(handle, InboxSql.class).asideOf(id);
    }

    /// What waits for the desk, oldest first.
    public List<Queued> queue(Handle handle, int limit) {
        return Statements.of(handle, InboxSql.class).queue(limit);
    }

    /// Whether this message waits for the desk, or is on it.
    public boolean waits(Handle handle, long id) {
        return Statements.of(handle, InboxSql.class).waits(id) == 1;
    }

    /// How messages begin, the youngest first, for whoever looks for one by its header.
    ///
    /// @param before only ids below this one
    public List<Beginning> beginnings(Handle handle, long before, int limit) {
        return Statements.of(handle, InboxSql.class).beginnings(before, limit, BEGINNING);
    }

    /// The first bytes of a message: most headers are shorter.
    public record Beginning(long id, byte[] bytes) {}

    /// How many messages came in by each door since the start.
    public Tally accepted() {
        return writer.accepted();
    }

    /// How many transactions those came in by.
    public long groups() {
        return writer.groups();
    }

    /// How much is here that is not done.
    ///
    /// @param oldest when the one came in that waits longest; null where none waits
    /// @param aside  set aside, for a person to look at
    public record Load(int waiting, @Nullable Instant oldest, int aside) {}

    public Load load(Handle handle) {
        var sql = Statements.of(handle, InboxSql.class);
        return new Load(sql.waiting(), sql.oldest().orElse(null), sql.countAside());
    }

    /// How many messages wait for the desk.
    public int waiting(Handle handle) {
        return Statements.of(handle, InboxSql.class).waiting();
    }

    public List<Station> stations(Handle handle, long mail) {
        return Statements.of(handle, InboxSql.class).stations(mail);
    }

    /// Stops taking messages in; those already handed in are finished first.
    @Override
    public void close() {
        writer.close();
    }
}
