package org.letterboard.db;

import java.nio.file.Path;

/// Another gateway has the database open.
public final class DatabaseInUse extends RuntimeException {
    DatabaseInUse(Path folder, Throwable cause) {
        super("the database in " + folder + " is in use by another gateway", cause);
    }
}
