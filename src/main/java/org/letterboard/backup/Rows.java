package org.letterboard.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Wide;

/// The rows of a database, one after the other: a few at a time are in memory.
final class Rows implements Origin {
    // What a server sends at once, and is held in memory: 8 MB of the widest, since a piece of a message has one.
    private static final int WIDE_AT_ONCE = 8;
    private static final int AT_ONCE = 100;

    private final Handle handle;

    /// @param handle in a transaction, and with rows that come as they are read
    Rows(Handle handle) {
        this.handle = handle;
    }

    /// How many rows these have, but for the wide ones: to count those H2 reads all that they hold.
    long count(List<Table> tables) {
        return tables.stream()
                .filter(table -> !table.isWide())
                .mapToLong(this::count)
                .sum();
    }

    long count(Table table) {
        return handle.select("select count(*) from " + table.name())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void each(Table table, Sink sink) throws IOException {
        try (var statement = handle.getConnection()
                .prepareStatement(table.select(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(table.isWide() ? WIDE_AT_ONCE : AT_ONCE);
            try (var row = statement.executeQuery()) {
                var bytes = new ByteArrayOutputStream();
                while (row.next()) {
                    var values = values(table, row);
                    var encoded = bytes(table, values, bytes);
                    Wide.passed(handle, encoded.length);
                    sink.row(values, encoded);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the table " + table.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object[] values(Table table, ResultSet row) throws SQLException {
        var values = new @Nullable Object[table.columns().size()];
        for (var i = 0; i < values.length; i++)
            values[i] = table.columns().get(i).type().read(row, i + 1);
        return values;
    }

    private static byte[] bytes(Table table, @Nullable Object[] values, ByteArrayOutputStream bytes) {
        bytes.reset();
        var out = new DataOutputStream(bytes);
        try {
            for (var i = 0; i < values.length; i++)
                table.columns().get(i).type().write(out, values[i]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
