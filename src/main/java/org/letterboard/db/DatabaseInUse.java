package org.letterboard.db;

/// Another gateway has the database open.
public final class DatabaseInUse extends RuntimeException {
    DatabaseInUse(String url, Throwable cause) {
        super("the database is in use by another gateway (" + url.replaceAll("^jdbc:h2:async:|;.*$", "") + ")", cause);
    }
}
