package org.letterboard.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;

/// Brings all that was committed to the disk. This is `checkpoint sync` of H2 with the one step that 2.4 and 2.5
/// leave out: H2 writes by itself, too, in threads of its own, and a change that such a write has taken over counts
/// as saved for the statement, although its bytes still wait in a queue.
final class Checkpoint {
    // General error of the connection: whoever asked tries again later.
    private static final String CONNECTION_FAILURE = "08006";

    private Checkpoint() {}

    static void write(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        var store = session.getDatabase().getStore().getMvStore();
        try {
            store.commit();
            // Runs when the queues are empty.
            store.executeFilestoreOperation(() -> {});
            store.sync();
        } catch (MVStoreException failure) {
            throw new SQLException(
                    "the database cannot be written: " + failure.getMessage(), CONNECTION_FAILURE, failure);
        }
    }
}
