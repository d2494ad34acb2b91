package org.letterboard.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file under an H2 database, written so that it only ever holds a state between transactions.
///
/// By itself H2 (2.4 and 2.5) writes while transactions go on. It takes hold of its tables one after the other, and of
/// the log that would undo a transaction before or after them; so a transaction that ends in that moment is found in
/// part after a crash: of six rows that it changed one stands as it was before (`TxDecisionMaker`: "map update was
/// written but not undo log"). Here any number of transactions passes a gate, and a write waits until none is under
/// way and holds the next ones back for as long as it takes hold of the tables.
final class H2File implements Engine {

    private static final Logger log = LoggerFactory.getLogger(H2File.class);

    // What nobody syncs is written this soon.
    private static final Duration WRITE_AFTER = Duration.ofMillis(250);
    // H2's own thread tidies up three times as often, and writes only if we have not for so long.
    private static final Duration H2_WRITES_AFTER = Duration.ofSeconds(3);

    private static final String NAME = "letterboard";
    private static final String CONNECTION_FAILURE = "08006";

    static final String ROWS_AS_THEY_ARE_READ = "set lazy_query_execution 1";

    private final Jdbi jdbi;

    // H2 closes its file with the last connection, which is this one.
    private final Handle open;
    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Bell end = new Bell();
    private final Thread writer;
    private volatile boolean closed;

    /// Opens the file in `folder`, or makes it.
    ///
    /// @throws DatabaseInUse where another gateway has it open
    static H2File open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be made: " + folder, e);
        }
        var source = source(folder, "");
        try {
            return new H2File(source);
        } catch (ConnectionException e) {
            throw inUse(e) ? new DatabaseInUse(folder, e) : e;
        }
    }

    /// Where the file in `folder` is.
    static Path file(Path folder) {
        return folder.toAbsolutePath().resolve(NAME + ".mv.db");
    }

    /// @param more settings of H2, each after a semicolon
    static Jdbi source(Path folder, String more) {
        var source = new JdbcDataSource();
        source.setURL(url(folder) + more);
        source.setUser("letterboard");
        return Jdbi.create(source);
    }

    /// Whether it could not be opened since another process has it.
    static boolean inUse(ConnectionException failure) {
        return failure.getCause() instanceof SQLException sql
                && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    // async: an interrupt that slips through does not close the file for everyone.
    private static String url(Path folder) {
        return "jdbc:h2:async:" + folder.toAbsolutePath().resolve(NAME)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
                + ";LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=FALSE;QUERY_CACHE_SIZE=256;CACHE_SIZE="
                + PageCache.MEGABYTES * 1024;
    }

    private H2File(Jdbi jdbi) {
        this.jdbi = jdbi;
        open = jdbi.open();
        store = store(open);
        jdbi.configure(Wide.class, wide -> wide.tell(new PageCache(store)::passed));
        store.setAutoCommitDelay((int) H2_WRITES_AFTER.toMillis());
        writer = Thread.ofVirtual().name("h2-writer").start(this::writeNowAndThen);
    }

    static MVStore store(Handle handle) {
        try {
            var session = (SessionLocal)
                    handle.getConnection().unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    @Override
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void enter() {
        gate.readLock().lock();
    }

    /// Where much has gathered, whoever leaves writes it first: H2 would do so in the middle of the next one.
    @Override
    public void leave() {
        gate.readLock().unlock();
        if (isMuch() && gate.getReadHoldCount() == 0) write(this::isMuch);
    }

    private boolean isMuch() {
        return store.getUnsavedMemory() > store.getAutoCommitMemory() / 2;
    }

    @Override
    public void sync() {
        if (gate.getReadHoldCount() > 0)
            throw new IllegalStateException("a sync within a transaction would wait for that to end");
        write(() -> true);
        try {
            // Runs when H2's queues are empty: a thread of its own may still be at what came before.
            store.executeFilestoreOperation(() -> {});
            store.sync();
        } catch (MVStoreException failure) {
            throw failed(failure);
        }
    }

    private void write(BooleanSupplier wanted) {
        gate.writeLock().lock();
        try {
            if (wanted.getAsBoolean()) store.commit();
        } catch (MVStoreException failure) {
            throw failed(failure);
        } finally {
            gate.writeLock().unlock();
        }
    }

    private static ConnectionException failed(MVStoreException failure) {
        return new ConnectionException(new SQLException(
                "the database cannot be written: " + failure.getMessage(), CONNECTION_FAILURE, failure));
    }

    private void writeNowAndThen() {
        while (!closed && !store.isClosed()) {
            try {
                if (store.hasUnsavedChanges()) write(() -> true);
            } catch (ConnectionException failure) {
                log.error("the database could not be written, whoever uses it next will hear so", failure);
            }
            end.await(WRITE_AFTER);
        }
    }

    /// The moment is one at which no transaction is under way: it waits for those that are. H2 keeps in its file what
    /// is
    /// overwritten meanwhile, so that this reads on, and nobody waits for it.
    @Override
    public void beginReading(Handle handle) {
        handle.execute(ROWS_AS_THEY_ARE_READ);
        handle.execute("set session characteristics as transaction isolation level snapshot");
        handle.begin();
        gate.writeLock().lock();
        try {
            // The first statement takes hold of all tables.
            handle.select("select max(version) from schema_version")
                    .mapTo(Integer.class)
                    .one();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /// Nobody else has the file open.
    @Override
    public void lockSchema(Handle tx) {}

    @Override
    public long size(Handle handle) {
        return store.getFileStore().size();
    }

    /// A file that could not be written is closed until the next start.
    @Override
    public boolean comesBack() {
        return false;
    }

    @Override
    public boolean passes(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
                || failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED;
    }

    /// H2 writes the rest as it closes.
    @Override
    public void close() {
        closed = true;
        end.ring();
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
        open.close();
    }
}
