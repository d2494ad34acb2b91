package org.letterboard.db;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.letterboard.settings.DatabaseSettings;

/// A database that is being made. It is there as a whole when it is finished, and not at all before: whoever is broken
/// off leaves nothing that a gateway would start on.
public interface NewDatabase extends AutoCloseable {

    /// Begins one in `folder`.
    ///
    /// @throws DatabaseUnusable where there is one
    static NewDatabase in(Path folder) {
        return NewFile.begin(folder);
    }

    /// Begins one on a server, which must have been created there and be empty.
    ///
    /// @throws DatabaseUnusable where it is not empty, or the server does not answer
    static NewDatabase on(DatabaseSettings settings) {
        return NewOnServer.begin(settings);
    }

    /// The number of the newest schema that this program knows.
    static int newestSchema() {
        return Migrations.newest();
    }

    /// Its one connection, in a transaction. Rows come as they are read.
    Handle handle();

    /// Brings its tables from the schema of one number to that of another; 0 is none.
    default void migrate(int from, int to) {
        Migrations.apply(handle(), from, to);
    }

    /// To be called after each megabyte or sooner: what came before need not be held in memory.
    ///
    /// @param bytes that came since the last time
    void rest(long bytes);

    /// From now on it is there.
    void finish();

    /// Whatever was not finished is gone.
    @Override
    void close();
}
