package org.letterboard.backup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where rows come from: a database, or a backup.
interface Origin {

    void each(Table table, Sink sink) throws IOException;

    /// Takes one row.
    interface Sink {
        /// @param values by the table's columns
        /// @param bytes  the same as a backup holds them
        void row(@Nullable Object[] values, byte[] bytes) throws IOException;
    }
}
