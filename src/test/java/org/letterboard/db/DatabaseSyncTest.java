package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the files of H2")
class DatabaseSyncTest {
    @TempDir
    Path folder;

    @BeforeEach
    void diskCanBeHeld() {
        HeldFiles.begin();
    }

    @AfterEach
    void diskIsItselfAgain() {
        HeldFiles.end();
    }

    /// H2 writes by itself, too, twice a second and when much has changed, and does that in the background.
    @Test
    void a_sync_waits_for_what_the_database_is_writing_by_itself() throws InterruptedException {
        try (var database = Database.open(folder)) {
            database.transact(tx -> tx.execute("create table t (id int)"));
            database.sync();
            try (var disk = HeldFiles.hold(folder, 0)) {
                database.transact(tx -> tx.execute("insert into t values (1)"));
                disk.awaitWrite();

                var sync = Thread.ofPlatform().start(database::sync);

                assertThat(sync.join(Duration.ofMillis(500)))
                        .as("it has returned, and the row is not written")
                        .isFalse();
                disk.letGo();
                sync.join();
            }
        }
    }

    /// H2 writes where an older version lay, and finds the newest one again by what the file's head says: 2.5.252 let
    /// the head fall behind by up to 20 syncs whenever a hole was not where it had been expected.
    @Test
    void what_was_synced_is_found_again_whenever_the_power_is_cut() throws IOException {
        var random = new Random(5);
        try (var database = Database.open(folder)) {
            database.transact(tx -> {
                tx.execute("create table t (id int primary key, bytes bytea)");
                // Holes are used again at once and not after 45 s.
                tx.execute("set retention_time 0");
            });
            var found = new ArrayList<Boolean>();
            for (var i = 0; i < 400; i++) {
                var id = i;
                var bytes = new byte[random.nextInt(60_000)];
                random.nextBytes(bytes);
                var version = version(database);
                database.transact(tx -> {
                    tx.execute("insert into t values (?, ?)", id, bytes);
                    tx.execute("delete from t where id = ?", id - 5);
                });
                database.sync();
                found.add(versionAfterCut() > version);
            }
            assertThat(found).doesNotContain(false);
        }
    }

    private static long version(Database database) {
        return database.read(h -> {
            try {
                var session = (SessionLocal)
                        h.getConnection().unwrap(JdbcConnection.class).getSession();
                return session.getDatabase().getStore().getMvStore().getCurrentVersion();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// The version that is found in the file as it is now.
    private long versionAfterCut() throws IOException {
        var cut = folder.resolve("cut.mv.db");
        Files.copy(folder.resolve("letterboard.mv.db"), cut, StandardCopyOption.REPLACE_EXISTING);
        try (var store =
                new MVStore.Builder().fileName(cut.toString()).readOnly().open()) {
            return store.getCurrentVersion();
        }
    }
}
