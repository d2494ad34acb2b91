package org.letterboard.db;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What the log says of a failure: all of it, but for one that says no more than that the database is away. While it
/// is,
/// each worker says so whenever it tries again, and one line is enough.
public final class Traces extends ThrowableProxyConverter {
    // PostgreSQL: it was told to end, it is just starting, or there are too many connections.
    private static final String ADMINISTRATOR = "57P";
    private static final String TOO_MANY = "53300";
    private static final String CONNECTION = "08";

    @Override
    protected String throwableProxyToString(IThrowableProxy proxy) {
        var away = proxy instanceof ThrowableProxy whole ? away(whole.getThrowable()) : null;
        return away == null
                ? super.throwableProxyToString(proxy)
                : "  " + String.valueOf(away.getMessage()).lines().findFirst().orElse("") + System.lineSeparator();
    }

    private static @Nullable SQLException away(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && isAway(sql.getSQLState())) return sql;
        return null;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith(CONNECTION)
                        || state.startsWith(ADMINISTRATOR)
                        || state.equals(TOO_MANY)
                        || state.equals(PostgresServer.HELD_TOO_LONG));
    }
}
