package org.letterboard.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// The one database of a gateway: transactions, ids, and the promise that what was committed survives a crash.
public final class Database implements AutoCloseable {

    private static final int CACHE_KILOBYTES = 24 * 1024;

    private final H2File file;
    private final Handles handles;
    private final Sync sync;
    private final Ids ids;

    private Database(Jdbi jdbi) {
        this.file = new H2File(jdbi);
        this.handles = new Handles(jdbi);
        this.sync = new Sync(file::sync);
        this.ids = new Ids(jdbi);
    }

    /// Opens the H2 file in `folder`, makes it if it is missing, and brings its schema up to date.
    ///
    /// @throws DatabaseInUse where another gateway has it open
    public static Database open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be made: " + folder, e);
        }
        var source = new JdbcDataSource();
        source.setURL(url(folder));
        source.setUser("letterboard");
        var jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin());
        jdbi.registerArgument(new Instants.AsArgument());
        jdbi.registerColumnMapper(new Instants.FromColumn());
        try {
            var database = new Database(jdbi);
            new Migrations(database).run();
            return database;
        } catch (ConnectionException e) {
            if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1)
                throw new DatabaseInUse(folder, e);
            throw e;
        }
    }

    // async: an interrupt that slips through does not close the file for everyone.
    private static String url(Path folder) {
        return "jdbc:h2:async:" + folder.toAbsolutePath().resolve("letterboard")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
                + ";LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=FALSE;QUERY_CACHE_SIZE=256;CACHE_SIZE=" + CACHE_KILOBYTES;
    }

    /// Runs `work` in one transaction, which rolls back if it throws.
    public <T> T inTransaction(Function<Handle, T> work) {
        file.enter();
        try {
            return handles.with(handle -> handle.inTransaction(work::apply));
        } finally {
            file.leave();
        }
    }

    /// As [#inTransaction], for work that answers nothing.
    public void transact(Consumer<Handle> work) {
        inTransaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// Runs `work` on a connection of its own, for reading.
    public <T> T read(Function<Handle, T> work) {
        return handles.with(work);
    }

    /// A connection for one transaction of a library that brings statements of its own. Its `close()`, by the thread
    /// that asked for it, gives it back, and undoes what was not committed.
    public Connection lend() {
        file.enter();
        var lent = false;
        try {
            var connection = handles.lend(file::leave);
            lent = true;
            return connection;
        } finally {
            if (!lent) file.leave();
        }
    }

    /// Returns when everything that was committed before the call is on the disk. Callers at the same time share one
    /// write.
    public void sync() {
        sync.await();
    }

    /// A new id. Never given twice, not even after a crash.
    public long nextId() {
        file.enter();
        try {
            return ids.next();
        } finally {
            file.leave();
        }
    }

    /// True where the failure is the database's and not the message's: try again later.
    public static boolean passing(RuntimeException failure) {
        if (failure instanceof ConnectionException || failure instanceof TransactionException) return true;
        return failure instanceof UnableToExecuteStatementException
                && failure.getCause() instanceof SQLException sql
                && passing(sql);
    }

    private static boolean passing(SQLException failure) {
        // Class 40: the transaction was rolled back, by a deadlock or a time-out. Class 08: no connection.
        var state = failure.getSQLState();
        return (state != null && (state.startsWith("40") || state.startsWith("08")))
                || failure.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
                || failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED;
    }

    /// True as long as the database answers.
    public boolean answers() {
        try {
            return read(h -> h.select("select 1").mapTo(Integer.class).one()) == 1;
        } catch (ConnectionException | UnableToExecuteStatementException closed) {
            return false;
        }
    }

    @Override
    public void close() {
        if (answers()) sync();
        handles.close();
        file.close();
    }
}
