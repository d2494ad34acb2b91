package org.letterboard.backup;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table and its columns; its names need no quotes.
record Table(String name, List<Column> columns) {
    private static final String ID = "id";
    private static final String LEASED_BY = "leased_by";
    private static final String LEASE_UNTIL = "lease_until";

    String select() {
        return "select " + names() + " from " + name;
    }

    String insert() {
        return "insert into " + name + " (" + names() + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    private String names() {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    /// Whether a row may be a megabyte.
    @JsonIgnore
    boolean isWide() {
        return columns.stream().anyMatch(column -> column.type() == Type.BYTES);
    }

    /// The place of the column with ids from the one sequence; -1 if there is none.
    @JsonIgnore
    int idColumn() {
        return columns.indexOf(new Column(ID, Type.LONG));
    }

    /// A statement that frees what gateways had in hand; empty where none has anything in hand here.
    @JsonIgnore
    String freeing() {
        var leased = columns.contains(new Column(LEASED_BY, Type.TEXT))
                && columns.contains(new Column(LEASE_UNTIL, Type.TIME));
        return leased
                ? "update " + name + " set " + LEASE_UNTIL + " = ? where " + LEASED_BY + " is not null and "
                        + LEASE_UNTIL + " > ?"
                : "";
    }

    /// Whether it has the same columns, in whatever order.
    boolean isLike(Table other) {
        return name.equals(other.name) && new HashSet<>(columns).equals(new HashSet<>(other.columns));
    }

    /// The values of a row of a backup.
    @Nullable
    Object[] values(byte[] row) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(row));
        var values = new @Nullable Object[columns.size()];
        for (var i = 0; i < values.length; i++)
            values[i] = columns.get(i).type().read(in);
        if (in.available() > 0) throw new IOException("a row is longer than its columns");
        return values;
    }
}
