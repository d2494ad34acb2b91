package org.letterboard.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/// Rows of one kind that a transaction writes together, as the last thing before it commits. For what nobody reads in
/// the
/// transaction that makes it: many messages share one, and so they share the statement, too.
///
/// @param <T> a row
public final class Batched<T> {
    private final BiConsumer<Handle, List<T>> write;

    /// @param write called with at least one row, in the order in which they were added
    public Batched(BiConsumer<Handle, List<T>> write) {
        this.write = write;
    }

    /// The row is written before this transaction commits, behind what was added before it.
    public void add(Handle tx, T row) {
        // Outside of one nobody would write it.
        if (!tx.isInTransaction()) throw new IllegalStateException("there is no transaction");
        rows(tx.getConfig(Unwritten.class).rows.computeIfAbsent(this, _ -> new ArrayList<>()))
                .add(row);
    }

    /// What this transaction has not written yet.
    public List<T> unwritten(Handle tx) {
        return rows(tx.getConfig(Unwritten.class).rows.getOrDefault(this, List.of()));
    }

    /// Writes everything now, of every kind, for somebody who is about to read it in the same transaction.
    public static void write(Handle tx) {
        var batches = tx.getConfig(Unwritten.class).rows;
        while (!batches.isEmpty()) {
            var first = batches.firstEntry();
            batches.remove(first.getKey());
            first.getKey().writeAll(tx, first.getValue());
        }
    }

    /// After a transaction that did not come to its end.
    static void forget(Handle handle) {
        handle.getConfig(Unwritten.class).rows.clear();
    }

    private void writeAll(Handle tx, List<?> rows) {
        write.accept(tx, rows(rows));
    }

    @SuppressWarnings("unchecked") // only this batch puts rows under its own key
    private List<T> rows(List<?> rows) {
        return (List<T>) rows;
    }

    /// The kinds in the order in which they were begun, so that what refers to another row comes after it.
    public static final class Unwritten implements JdbiConfig<Unwritten> {
        private final LinkedHashMap<Batched<?>, List<?>> rows = new LinkedHashMap<>();

        @Override
        public Unwritten createCopy() {
            return new Unwritten();
        }
    }
}
