package org.letterboard.db;

import org.jspecify.annotations.Nullable;

/// The database that the settings name cannot be used; the message says why, for the administrator.
public final class DatabaseUnusable extends RuntimeException {
    public DatabaseUnusable(String message) {
        this(message, null);
    }

    DatabaseUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
