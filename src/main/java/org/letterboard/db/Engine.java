package org.letterboard.db;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What differs between the two kinds of database that we keep things in.
interface Engine extends AutoCloseable {

    Jdbi jdbi();

    /// Begins a transaction. A thread may enter again what it is in.
    void enter();

    /// Ends it.
    void leave();

    /// Returns when all that was committed before is on the disk.
    void sync();

    /// Begins a transaction for reading that sees the database as it is at this moment, between transactions, however
    /// long
    /// it takes and whatever others write meanwhile. Rows come as they are read, and are never all in memory.
    void beginReading(Handle handle);

    /// Holds other processes back while the schema is brought up to date, until the transaction ends.
    void lockSchema(Handle tx);

    /// How many bytes it takes on its disk.
    long size(Handle handle);

    /// Whether it may work again later, by itself or by somebody's hand at the server.
    boolean comesBack();

    /// Whether a statement failed for a reason that passes: who waits may try it again.
    boolean passes(SQLException failure);

    @Override
    void close();
}
