package org.letterboard.backup;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.letterboard.backup.Manifest.Copied;
import org.letterboard.db.NewDatabase;
import org.letterboard.db.Wide;

/// Fills a new database with rows from elsewhere, reads them back, and leaves it in a state to go on from.
final class Filling {
    private static final int LARGEST_BATCH = 500;
    private static final int MUCH = 1024 * 1024;

    private final NewDatabase target;
    private long highestId;

    Filling(NewDatabase target) {
        this.target = target;
    }

    /// Puts in all rows of these tables, each after those that it refers to; answers what they add up to.
    List<Copied> fill(List<Table> tables, Origin from, Progress progress) throws IOException {
        var all = new ArrayList<Copied>();
        for (var table : here(tables)) {
            var sum = new Sum();
            try (var into = target.handle().getConnection().prepareStatement(table.insert())) {
                fill(table, from, new Batch(into), sum, progress);
            } catch (SQLException e) {
                throw new Unusable("The table " + table.name() + " cannot be filled: " + reason(e), e);
            }
            all.add(new Copied(table, sum.rows(), sum.toString()));
        }
        return all;
    }

    /// As they are in the target's order, with the columns as they come in.
    private List<Table> here(List<Table> tables) {
        var here = new ArrayList<Table>();
        for (var ours : Schema.of(target.handle()))
            here.add(tables.stream()
                    .filter(ours::isLike)
                    .findFirst()
                    .orElseThrow(
                            () -> new Unusable("The table " + ours.name() + " is missing there, or is another one.")));
        return here;
    }

    private void fill(Table table, Origin from, Batch batch, Sum sum, Progress progress)
            throws IOException, SQLException {
        var id = table.idColumn();
        from.each(table, (values, bytes) -> {
            sum.add(bytes);
            if (id >= 0 && values[id] instanceof Long number) highestId = Math.max(highestId, number);
            batch.add(table, values, bytes.length);
            progress.one(table);
        });
        batch.send();
    }

    private static String reason(SQLException failure) {
        // A batch says no more than its number; what came of it stands behind.
        var next = failure.getNextException();
        return String.valueOf(next == null ? failure.getMessage() : next.getMessage());
    }

    static Unusable refused(JdbiException failure) {
        var cause = failure.getCause();
        return new Unusable(
                "The new database failed, and nothing of it was kept: "
                        + (cause == null ? failure.getMessage() : cause.getMessage()),
                failure);
    }

    /// Rows on their way.
    private final class Batch {
        private final PreparedStatement into;
        private int rows;
        private long size;

        Batch(PreparedStatement into) {
            this.into = into;
        }

        void add(Table table, @Nullable Object[] values, int bytes) throws IOException {
            try {
                for (var i = 0; i < values.length; i++)
                    table.columns().get(i).type().bind(into, i + 1, values[i]);
                into.addBatch();
                rows++;
                size += bytes;
                if (rows >= LARGEST_BATCH || size >= MUCH) send();
            } catch (SQLException e) {
                throw new Unusable("A row of " + table.name() + " cannot be written: " + reason(e), e);
            }
        }

        void send() throws SQLException {
            if (rows > 0) into.executeBatch();
            Wide.passed(target.handle(), Math.toIntExact(size));
            target.rest(size);
            rows = 0;
            size = 0;
        }
    }

    /// Reads all of it back.
    ///
    /// @throws Unusable where it is not what it should be
    void check(List<Copied> wanted, Progress progress) throws IOException {
        for (var table : wanted) {
            var sum = new Sum();
            new Rows(target.handle()).each(table.table(), (_, bytes) -> {
                sum.add(bytes);
                progress.one(table.table());
            });
            if (sum.rows() != table.rows() || !sum.toString().equals(table.sum()))
                throw new Unusable("The table " + table.table().name() + " has " + sum.rows() + " rows there, and "
                        + table.rows() + " here, or other ones. Nothing was kept.");
        }
    }

    /// Frees what gateways had in hand that are not at work on this copy, brings its tables up to date, and lets ids go
    /// on.
    ///
    /// @param nextId  above all that were ever given
    /// @param farther how many more are left out
    void settle(List<Table> tables, int schema, long nextId, long farther) {
        var free = Instant.EPOCH.atOffset(ZoneOffset.UTC);
        for (var table : tables) if (!table.freeing().isEmpty()) target.handle().execute(table.freeing(), free, free);
        target.migrate(schema, NewDatabase.newestSchema());
        target.handle().execute("alter sequence ids restart with " + (Math.max(nextId, highestId + 1) + farther));
    }
}
