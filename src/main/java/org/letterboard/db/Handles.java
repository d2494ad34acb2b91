package org.letterboard.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Open connections, each with the statements that were bound to it (a pool below Jdbi would keep the connections and
/// lose the statements). One that failed is thrown away; the next work opens another.
final class Handles implements AutoCloseable {

    // More at once would only queue inside the database.
    private static final int MOST = 24;
    private static final int SECONDS_TO_ANSWER = 2;

    private final Jdbi jdbi;
    private final Semaphore free = new Semaphore(MOST);
    private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private final Predicate<RuntimeException> passes;

    /// @param passes true of a failure after which a connection is not to be trusted
    Handles(Jdbi jdbi, Predicate<RuntimeException> passes) {
        this.jdbi = jdbi;
        this.passes = passes;
    }

    /// Runs `work` with a handle that nobody else has meanwhile; waits while all are in use.
    <T> T with(Function<Handle, T> work) {
        free.acquireUninterruptibly();
        try {
            var handle = take();
            var sound = false;
            try {
                var result = work.apply(handle);
                sound = true;
                return result;
            } catch (RuntimeException e) {
                sound = !passes.test(e);
                throw e;
            } finally {
                giveBack(handle, sound);
            }
        } finally {
            free.release();
        }
    }

    /// Runs `work` with a handle of its own, which is opened for it and closed after it.
    <T> T apart(Function<Handle, T> work) {
        free.acquireUninterruptibly();
        try {
            if (closed) throw closed();
            try (var handle = jdbi.open()) {
                return work.apply(handle);
            }
        } finally {
            free.release();
        }
    }

    /// A connection for a library that brings statements of its own. Its `close()` gives it back, and runs `then`.
    Connection lend(Runnable then) {
        free.acquireUninterruptibly();
        var lent = false;
        try {
            var handle = take();
            var connection = Lent.of(handle.getConnection(), sound -> {
                giveBack(handle, sound);
                free.release();
                then.run();
            });
            lent = true;
            return connection;
        } finally {
            if (!lent) free.release();
        }
    }

    private Handle take() {
        if (closed) throw closed();
        var handle = idle.pollFirst();
        return handle != null ? handle : jdbi.open();
    }

    private static ConnectionException closed() {
        return new ConnectionException(new SQLException("the database is closed", "08003"));
    }

    private void giveBack(Handle handle, boolean sound) {
        if (sound && !closed) {
            idle.addFirst(handle);
            return;
        }
        if (!closed && isBroken(handle)) closeIdle();
        handle.close();
    }

    /// Where one is broken, so are the others, most likely: the server was started anew.
    private boolean isBroken(Handle handle) {
        try {
            return !handle.getConnection().isValid(SECONDS_TO_ANSWER);
        } catch (SQLException broken) {
            return true;
        }
    }

    private void closeIdle() {
        for (var handle = idle.pollFirst(); handle != null; handle = idle.pollFirst()) handle.close();
    }

    /// Closes what is idle now, and the rest as it comes back.
    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(MOST);
        closeIdle();
        free.release(MOST);
    }
}
