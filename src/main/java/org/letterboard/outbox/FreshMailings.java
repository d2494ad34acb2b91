package org.letterboard.outbox;

import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Batched;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;

/// Mailings as they are made: cut into parcels or deliveries, and written at the end of the caller's transaction.
final class FreshMailings {
    // So many recipients a parcel at most, and at least where there are several.
    private static final int LARGEST_PARCEL = 500;
    private static final int SMALLEST_PARCEL = 20;

    private static final Batched<Mailing> MAILINGS =
            new Batched<>((tx, rows) -> Statements.of(tx, OutboxSql.class).insertMailings(rows));
    private static final Batched<Delivery> DELIVERIES =
            new Batched<>((tx, rows) -> Statements.of(tx, OutboxSql.class).insertDeliveries(rows));
    private static final Batched<OutboxSql.NewParcel> PARCELS = new Batched<>(FreshMailings::write);

    private final Database database;
    private final IntSupplier connections;

    /// @param connections how many couriers there are, for a mailing to be shared among
    FreshMailings(Database database, IntSupplier connections) {
        this.database = database;
        this.connections = connections;
    }

    void add(Handle tx, Mailing mailing, List<Long> members) {
        MAILINGS.add(tx, mailing);
        var share = (members.size() + connections.getAsInt() - 1) / connections.getAsInt();
        var size = Math.clamp(share, SMALLEST_PARCEL, LARGEST_PARCEL);
        for (var from = 0; from < members.size(); from += size) {
            var part = members.subList(from, Math.min(from + size, members.size()));
            PARCELS.add(
                    tx,
                    new OutboxSql.NewParcel(
                            database.nextId(), mailing.id(), Packed.pack(part), part.size(), mailing.notBefore()));
        }
    }

    private static void write(Handle tx, List<OutboxSql.NewParcel> parcels) {
        var sql = Statements.of(tx, OutboxSql.class);
        sql.insertParcels(parcels);
        sql.insertParcelWork(parcels, Instant.EPOCH);
    }

    void addForEach(Handle tx, Mailing mailing, List<Rendering.Recipient> people) {
        MAILINGS.add(tx, mailing);
        for (var to : people) DELIVERIES.add(tx, first(mailing, to));
    }

    private Delivery first(Mailing mailing, Rendering.Recipient to) {
        var due = mailing.notBefore();
        return new Delivery(database.nextId(), mailing.id(), to.member(), to.address(), due, due, 0, "", 0);
    }
}
