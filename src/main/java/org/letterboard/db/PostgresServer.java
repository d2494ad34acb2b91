package org.letterboard.db;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Properties;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.letterboard.settings.DatabaseSettings;

/// A PostgreSQL server that several gateways may share. What is committed there is durable, as a whole.
final class PostgresServer implements Engine {

    // Our statements need no newer one; this is the oldest that gets security fixes as this is written.
    private static final int OLDEST = 14;

    // A server that is cut off is noticed by then. Far longer than any statement of ours.
    private static final Duration SILENT = Duration.ofSeconds(60);

    /// How long a gateway may say nothing in the middle of a transaction. One that hangs, or whose machine is
    /// gone, holds its locks no longer: the server takes them from it before the others take over its work, which
    /// they could not while it has them.
    static final Duration HOLDING = Duration.ofSeconds(15);

    // What the server answers to one from whom it did.
    static final String HELD_TOO_LONG = "25P03";

    private static final Duration MOST_APART = Duration.ofSeconds(10);
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final Jdbi jdbi;

    private PostgresServer(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Logs in once, to see that all is well.
    ///
    /// @throws DatabaseUnusable where it does not answer, is too old, or has another time than we do
    static PostgresServer open(DatabaseSettings settings) {
        return open(settings, InstantSource.system());
    }

    /// @param ours the clock of this machine
    static PostgresServer open(DatabaseSettings settings, InstantSource ours) {
        return open(settings, ours, HOLDING);
    }

    /// @param holding how long one may say nothing in the middle of a transaction
    static PostgresServer open(DatabaseSettings settings, InstantSource ours, Duration holding) {
        var login = login(settings);
        login.setProperty("options", "-c idle_in_transaction_session_timeout=" + holding.toMillis());
        return open(settings, login, ours);
    }

    /// The same for who fills a database, in one transaction that nobody waits for: many rows go in few statements.
    static PostgresServer openForMuch(DatabaseSettings settings) {
        var login = login(settings);
        login.setProperty("reWriteBatchedInserts", "true");
        return open(settings, login, InstantSource.system());
    }

    private static PostgresServer open(DatabaseSettings settings, Properties login, InstantSource ours) {
        var jdbi = Jdbi.create(settings.url(), login);
        try {
            var version = jdbi.withHandle(PostgresServer::version);
            if (version < OLDEST)
                throw new DatabaseUnusable(
                        settings.place() + " is PostgreSQL " + version + ": " + OLDEST + " or newer is needed");
            var apart = jdbi.withHandle(handle -> apart(handle, ours));
            if (apart.compareTo(MOST_APART) > 0)
                throw new DatabaseUnusable("the clocks of this machine and of " + settings.place() + " are "
                        + apart.toSeconds() + " s apart: set both by the network (NTP), then start again");
        } catch (ConnectionException e) {
            throw new DatabaseUnusable(settings.place() + " cannot be used: " + reason(e), e);
        }
        return new PostgresServer(jdbi);
    }

    private static String reason(ConnectionException failure) {
        var cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    private static Properties login(DatabaseSettings settings) {
        var login = new Properties();
        login.setProperty("user", settings.user());
        if (settings.password() != null)
            login.setProperty("password", settings.password().value());
        login.setProperty("ApplicationName", "letterboard");
        login.setProperty("connectTimeout", Long.toString(CONNECTING.toSeconds()));
        login.setProperty("socketTimeout", Long.toString(SILENT.toSeconds()));
        login.setProperty("tcpKeepAlive", "true");
        return login;
    }

    private static int version(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /// Gateways take over from each other what is not looked after for so long; each goes by its own clock.
    private static Duration apart(Handle handle, InstantSource ours) {
        var before = ours.instant();
        var there = handle.select("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
        var here = before.plus(Duration.between(before, ours.instant()).dividedBy(2));
        return Duration.between(there, here).abs();
    }

    @Override
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void enter() {}

    @Override
    public void leave() {}

    @Override
    public void sync() {}

    @Override
    public void beginReading(Handle handle) {
        handle.begin();
        handle.execute("set transaction isolation level repeatable read, read only");
        // It holds up nobody, and whoever takes what is read may be slow.
        handle.execute("set local idle_in_transaction_session_timeout = 0");
        handle.select("select max(version) from schema_version")
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void lockSchema(Handle tx) {
        tx.execute("lock table schema_version in access exclusive mode");
    }

    @Override
    public long size(Handle handle) {
        return handle.select("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public boolean comesBack() {
        return true;
    }

    @Override
    public boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        // The server is stopping, starting, or has no connection left (classes 57P and 53), or a lock came too late.
        return state != null
                && (state.startsWith("57P")
                        || state.startsWith("53")
                        || state.equals("55P03")
                        || state.equals(HELD_TOO_LONG));
    }

    @Override
    public void close() {}
}
