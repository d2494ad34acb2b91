package org.letterboard.db;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.letterboard.settings.DatabaseSettings;

/// Where things are kept. A contract of the database holds for each.
public enum Kept {
    IN_A_FILE {
        @Override
        public Database open(Path folder) {
            return Database.open(folder);
        }
    },
    ON_A_SERVER {
        @Override
        public Database open(Path folder) {
            return Database.open(SERVERS.computeIfAbsent(folder, _ -> Postgres.fresh()));
        }
    };

    private static final Map<Path, DatabaseSettings> SERVERS = new ConcurrentHashMap<>();

    /// The database that belongs to this folder: the same one each time.
    public abstract Database open(Path folder);
}
