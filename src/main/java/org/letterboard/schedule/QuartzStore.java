package org.letterboard.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.letterboard.db.Database;
import org.quartz.JobPersistenceException;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Quartz's store over our database. Once it is shut down no thread of Quartz has a connection, nor gets
/// one: two of its loops may sleep for a moment longer, and end when they wake.
///
/// It is what Quartz's `JobStoreTX` is, whose raw types do not compile here.
final class QuartzStore extends JobStoreSupport {

    private static final Logger log = LoggerFactory.getLogger(QuartzStore.class);

    /// What our rows are known by. The same in every process: a restart finds the looks of the run before it.
    static final String NAME = "letterboard";

    // Also how long the loop that fires may sleep before it sees that it is to end: nothing wakes it.
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    // What is later than this counts as missed: one look makes up for all. Also how often Quartz searches for such.
    private static final Duration MISSED = Duration.ofSeconds(5);

    private static final int MOST_CONNECTIONS = 8;

    // A registry of the whole process, that Quartz tells of the end. Connections it gets from us.
    static {
        DBConnectionManager.getInstance().addConnectionProvider(NAME, new Nobody());
    }

    private final Database database;
    private final Semaphore lendable = new Semaphore(MOST_CONNECTIONS);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;

    QuartzStore(Database database, String node, boolean clustered) {
        this.database = database;
        setInstanceName(NAME);
        setInstanceId(node);
        setIsClustered(clustered);
        setDataSource(NAME);
        setTablePrefix("qrtz_");
        setUseProperties("true");
        setMisfireThreshold(MISSED.toMillis());
        setDbRetryInterval(TRY_AGAIN.toMillis());
        setThreadExecutor(new Loops());
        try {
            // On H2, too: its bytea is a plain column and no blob either.
            setDriverDelegateClass(PostgreSQLDelegate.class.getName());
        } catch (InvalidConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Connection getNonManagedTXConnection() throws JobPersistenceException {
        lendable.acquireUninterruptibly();
        var lent = false;
        try {
            if (closed) throw new JobPersistenceException("the schedule is closed");
            var connection = database.lend();
            connection.setAutoCommit(false);
            lent = true;
            return connection;
        } catch (SQLException e) {
            throw new JobPersistenceException("no connection for the schedule", e);
        } finally {
            if (!lent) lendable.release();
        }
    }

    @Override
    protected <T> T executeInLock(String lock, TransactionCallback<T> work) throws JobPersistenceException {
        return executeInNonManagedTXLock(lock, work, null);
    }

    @Override
    protected void closeConnection(Connection connection) {
        super.closeConnection(connection);
        lendable.release();
    }

    /// Says that the end is near. From now on nothing is tried twice.
    void closing() {
        closing.countDown();
    }

    @Override
    public void shutdown() {
        super.shutdown();
        closed = true;
        lendable.acquireUninterruptibly(MOST_CONNECTIONS);
        lendable.release(MOST_CONNECTIONS);
    }

    /// As Quartz does it, but for the end: Quartz would try for ever where the database is gone, and its shutdown wait.
    @Override
    protected <T> T retryExecuteInNonManagedTXLock(String lock, TransactionCallback<T> work) {
        while (true) {
            try {
                return executeInNonManagedTXLock(lock, work, null);
            } catch (JobPersistenceException failure) {
                if (isClosingSoon()) throw new IllegalStateException("the schedule is closing", failure);
                log.warn("the schedule could not be written, tried again: {}", failure.getMessage());
            }
        }
    }

    /// Waits before something is tried again; true where that would be too late.
    boolean isClosingSoon() {
        try {
            return closing.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    @Override
    protected RecoverMisfiredJobsResult doRecoverMisfires() throws JobPersistenceException {
        try {
            return super.doRecoverMisfires();
        } catch (JobPersistenceException failure) {
            if (closed) return RecoverMisfiredJobsResult.NO_OP;
            throw failure;
        }
    }

    @Override
    protected boolean doCheckin() throws JobPersistenceException {
        try {
            return super.doCheckin();
        } catch (JobPersistenceException failure) {
            if (closed) return false;
            throw failure;
        }
    }

    private static final class Nobody implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("a schedule has connections of its own");
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
