package org.letterboard.outbox;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Batched;
import org.letterboard.db.Bell;
import org.letterboard.db.Claims;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.tally.Tally;

/// What is to be sent, to whom, and how far it has come. Couriers take their work from here under leases.
public final class Outbox {

    /// Longer than a courier takes for a parcel between two notes of its progress, which extend the lease.
    static final Duration LEASE = Duration.ofMinutes(12);

    private final Database database;
    private final Clock clock;
    private final String node;
    private final FreshMailings fresh;
    private final Claims parcels;
    private final Claims deliveries;
    private final Bell bell = new Bell();
    private final Tally made = new Tally(Stream.of(Mailing.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));

    /// @param connections how many couriers there are, for a mailing to be shared among
    public Outbox(Database database, Clock clock, String node, IntSupplier connections) {
        this.database = database;
        this.clock = clock;
        this.node = node;
        this.parcels = new Claims(node);
        this.deliveries = new Claims(node);
        this.fresh = new FreshMailings(database, connections);
    }

    /// Joins the caller's transaction: the mailing leaves if, and only if, that commits. The recipients are fixed now,
    /// in the order given.
    public void add(Handle tx, Mailing mailing, List<Long> members) {
        fresh.add(tx, mailing, members);
        made(tx, mailing, members.size());
    }

    /// As [#add], for a mailing to one person.
    public void addForOne(Handle tx, Mailing mailing, Rendering.Recipient to) {
        addForEach(tx, mailing, List.of(to));
    }

    /// As [#add], for a mailing to a few people who need not be members.
    public void addForEach(Handle tx, Mailing mailing, List<Rendering.Recipient> people) {
        fresh.addForEach(tx, mailing, people);
        made(tx, mailing, people.size());
    }

    private void made(Handle tx, Mailing mailing, int recipients) {
        Steps.made(tx, mailing, recipients);
        tx.afterCommit(() -> {
            made.count(mailing.kind().name().toLowerCase(Locale.ROOT));
            wake();
        });
    }

    /// How many mailings of each kind were made since the start.
    public Tally made() {
        return made;
    }

    /// @param members who has not been tried yet
    record Parcels(int parcels, long members) {}

    /// How much is to be sent.
    ///
    /// @param untried   people of parcels who have not been tried yet
    /// @param deliveries people who are tried one by one
    /// @param oldestDue since when it is due for longest that nobody works on; null for none
    public record Load(
            int parcels,
            long untried,
            int deliveries,
            @Nullable Instant oldestDue) {}

    public Load load(Handle handle) {
        var sql = Statements.of(handle, OutboxSql.class);
        var now = clock.instant();
        var parcels = sql.parcels();
        var oldest = Stream.of(sql.oldestDueParcel(now), sql.oldestDueDelivery(now))
                .flatMap(Optional::stream)
                .min(naturalOrder());
        return new Load(parcels.parcels(), parcels.members(), sql.deliveries(), oldest.orElse(null));
    }

    /// Who gets a message with this hash already, by a mailing of another list. Waits for a transaction that is just
    /// making one.
    public Set<Long> alreadyGet(Handle tx, byte[] sameAs, long listId) {
        var sql = Statements.of(tx, OutboxSql.class);
        var members = new HashSet<Long>();
        if (sql.takeTurn(sameAs) == 1) return members;
        Batched.write(tx);
        for (var packed : sql.membersOfSame(sameAs, listId)) members.addAll(Packed.unpack(packed));
        return members;
    }

    public Optional<Mailing> find(Handle handle, long id) {
        return Statements.of(handle, OutboxSql.class).mailing(id);
    }

    /// Tells a courier that there may be something to do.
    public void wake() {
        bell.ring();
    }

    void awaitNews(Duration longest) {
        bell.await(longest);
    }

    /// What the couriers of this node had in hand when it ended is free again.
    void freeLeases() {
        database.transact(tx -> free(tx, node));
    }

    /// What a node was carrying that has ended is free for others.
    public void free(Handle tx, String ended) {
        var sql = Statements.of(tx, OutboxSql.class);
        sql.freeParcels(ended + "/%", Instant.EPOCH);
        sql.freeDeliveries(ended + "/%", Instant.EPOCH);
    }

    /// Takes the oldest parcel that is due and that nobody works on.
    Optional<Parcel> claimParcel() {
        var now = clock.instant();
        return parcels.claimOne(
                claimant -> database.inTransaction(tx -> {
                    var sql = Statements.of(tx, OutboxSql.class);
                    var id = sql.dueParcel(now);
                    if (id.isEmpty()) return Optional.<Parcel>empty();
                    sql.claimParcel(id.get(), claimant, now.plus(LEASE));
                    return Optional.of(sql.parcel(id.get()));
                }),
                Parcel::lease);
    }

    /// Takes the oldest delivery that is due and that nobody works on.
    Optional<Delivery> claimDelivery() {
        var now = clock.instant();
        return deliveries.claimOne(
                claimant -> database.inTransaction(tx -> {
                    var sql = Statements.of(tx, OutboxSql.class);
                    var id = sql.dueDelivery(now);
                    if (id.isEmpty()) return Optional.<Delivery>empty();
                    sql.claimDelivery(id.get(), claimant, now.plus(LEASE));
                    return Optional.of(sql.delivery(id.get()));
                }),
                Delivery::lease);
    }

    /// What the couriers have in hand of each kind.
    Claims parcels() {
        return parcels;
    }

    Claims deliveries() {
        return deliveries;
    }

    /// Frees what is leased in our name and not in hand.
    public void freeForgotten() {
        parcels.clear(forgotten -> database.transact(tx -> {
            var sql = Statements.of(tx, OutboxSql.class);
            for (var leased : sql.leasedParcels(node + "/%"))
                if (forgotten.test(leased)) sql.freeParcel(leased.id(), leased.leaseNo(), Instant.EPOCH);
        }));
        deliveries.clear(forgotten -> database.transact(tx -> {
            var sql = Statements.of(tx, OutboxSql.class);
            for (var leased : sql.leasedDeliveries(node + "/%"))
                if (forgotten.test(leased)) sql.freeDelivery(leased.id(), leased.leaseNo(), Instant.EPOCH);
        }));
        wake();
    }

    /// Makes everything that waits for its next try due now; for an administrator.
    public int retryNow() {
        var count =
                database.inTransaction(tx -> Statements.of(tx, OutboxSql.class).retryNow(clock.instant()));
        wake();
        return count;
    }

    /// What is on its way: parcels with what is left of them, then deliveries.
    public List<Waiting> waiting(Handle handle) {
        var sql = Statements.of(handle, OutboxSql.class);
        var all = new ArrayList<Waiting>(sql.waitingParcels());
        all.addAll(sql.waitingDeliveries());
        return all;
    }

    /// A line of the outbox as people see it.
    ///
    /// @param to    an address, or how many
    public record Waiting(long mailingId, String to, Instant nextTry, int tries, String reply) {}

    /// What became of one mailing: how many were sent, wait, and were refused.
    public List<Progress> progress(Handle handle, long inboxId) {
        return Statements.of(handle, OutboxSql.class).progress(inboxId);
    }

    /// Who of a mailing is still to be reached one by one.
    public List<Waiting> retrying(Handle handle, long mailing, int limit) {
        return Statements.of(handle, OutboxSql.class).retrying(mailing, limit);
    }

    /// How the single deliveries of a mailing ended, those that failed first.
    public List<Ended> ends(Handle handle, long mailing, int limit) {
        return Statements.of(handle, OutboxSql.class).ends(mailing, limit);
    }

    /// What was refused or given up, the youngest first.
    public List<Ended> failed(Handle handle, int limit) {
        return Statements.of(handle, OutboxSql.class).failed(limit);
    }

    /// The messages that caused a mailing with this Message-ID.
    public List<Long> causes(Handle handle, String sentAs) {
        return Statements.of(handle, OutboxSql.class).causes(sentAs);
    }

    /// @param outcome "sent", "refused" or "given up"
    /// @param reply   what the relay said
    public record Ended(long mailingId, String address, Instant at, String outcome, String reply) {}

    /// @param recipients how many there were from the start
    /// @param waiting    not yet tried
    /// @param retrying   tried, and to be tried again
    /// @param failed     refused or given up
    public record Progress(
            long mailingId,
            Mailing.Kind kind,
            Instant created,
            int recipients,
            int waiting,
            int retrying,
            int failed) {}
}
