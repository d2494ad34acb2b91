package org.letterboard.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.letterboard.settings.DatabaseSettings;
import org.letterboard.tally.Timing;

/// The one database of a gateway: transactions, ids, and the promise that what was committed survives a crash.
public final class Database implements AutoCloseable {

    private final Engine engine;
    private final Handles handles;
    private final Sync sync;
    private final Ids ids;
    private final Timing transactions = new Timing();
    private final Timing syncs = new Timing();

    private Database(Engine engine) {
        var jdbi = engine.jdbi().installPlugin(new SqlObjectPlugin());
        jdbi.registerArgument(new Instants.AsArgument());
        jdbi.registerArgument(new Texts());
        jdbi.registerColumnMapper(new Instants.FromColumn());
        jdbi.registerRowMapper(new Records());
        this.engine = engine;
        this.handles = new Handles(jdbi, this::passes);
        this.sync = new Sync(this::syncTimed);
        this.ids = new Ids(jdbi);
    }

    /// Opens the H2 file in `folder`, makes it if it is missing, and brings its schema up to date.
    ///
    /// @throws DatabaseInUse where another gateway has it open
    public static Database open(Path folder) {
        return open(H2File.open(folder));
    }

    /// Opens a database on a PostgreSQL server, and brings its schema up to date.
    ///
    /// @throws DatabaseUnusable where it does not answer, is too old, or gives us no rights
    public static Database open(DatabaseSettings settings) {
        try {
            return open(PostgresServer.open(settings));
        } catch (UnableToExecuteStatementException failure) {
            throw new DatabaseUnusable(
                    settings.place() + " cannot be used by " + settings.user() + ": " + failure.getShortMessage(),
                    failure);
        }
    }

    private static Database open(Engine engine) {
        var database = new Database(engine);
        try {
            new Migrations(database, engine).run();
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
        return database;
    }

    /// Runs `work` in one transaction, which rolls back if it throws.
    public <T> T inTransaction(Function<Handle, T> work) {
        var start = System.nanoTime();
        engine.enter();
        try {
            return handles.with(handle -> whole(handle, work));
        } finally {
            engine.leave();
            transactions.since(start);
        }
    }

    private static <T> T whole(Handle handle, Function<Handle, T> work) {
        try {
            return handle.inTransaction(tx -> {
                var result = work.apply(tx);
                Batched.write(tx);
                return result;
            });
        } finally {
            Batched.forget(handle);
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

    /// Runs `work` on a connection that sees the database as it was at one moment between transactions, however long it
    /// takes; others go on meanwhile.
    public <T> T atOneMoment(Function<Handle, T> work) {
        return handles.apart(handle -> {
            engine.beginReading(handle);
            var result = work.apply(handle);
            // After a failure closing it does the same, and does not hide why.
            handle.rollback();
            return result;
        });
    }

    /// A connection for one transaction of a library that brings statements of its own. Its `close()`, by the thread
    /// that asked for it, gives it back, and undoes what was not committed.
    public Connection lend() {
        engine.enter();
        var lent = false;
        try {
            var connection = handles.lend(engine::leave);
            lent = true;
            return connection;
        } finally {
            if (!lent) engine.leave();
        }
    }

    /// Returns when everything that was committed before the call is on the disk. Callers at the same time share one
    /// write.
    public void sync() {
        sync.await();
    }

    private void syncTimed() {
        var start = System.nanoTime();
        engine.sync();
        syncs.since(start);
    }

    /// How long transactions took, from asking for one until it was over.
    public Timing transactions() {
        return transactions;
    }

    /// How long the writes to the disk took that callers of [#sync] shared. Nothing, where a commit is enough.
    public Timing syncs() {
        return syncs;
    }

    /// How often [#sync] was called: divided by the writes, how many shared one.
    public long syncsAsked() {
        return sync.asked();
    }

    /// How many bytes it takes on its disk.
    public long size(Handle handle) {
        return engine.size(handle);
    }

    /// A new id. Never given twice, not even after a crash.
    public long nextId() {
        engine.enter();
        try {
            return ids.next();
        } finally {
            engine.leave();
        }
    }

    /// A number above all ids that were given so far, by whatever gateway.
    public long aboveAllIds() {
        engine.enter();
        try {
            return ids.above();
        } finally {
            engine.leave();
        }
    }

    /// True where the failure is the database's and not the message's: try again later.
    public boolean passes(Throwable failure) {
        if (failure instanceof ConnectionException || failure instanceof TransactionException) return true;
        if (failure instanceof SQLException sql) return passes(sql);
        return failure instanceof UnableToExecuteStatementException
                && failure.getCause() instanceof SQLException cause
                && passes(cause);
    }

    private boolean passes(SQLException failure) {
        // Class 40: the transaction was rolled back, by a deadlock or a time-out. Class 08: no connection.
        var state = failure.getSQLState();
        return (state != null && (state.startsWith("40") || state.startsWith("08"))) || engine.passes(failure);
    }

    /// Whether other gateways may use it at the same time.
    public boolean isShared() {
        return engine.comesBack();
    }

    /// True where it does not answer and will not do so again before the next start.
    public boolean isLost() {
        return !engine.comesBack() && !answers();
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
        engine.close();
    }
}
