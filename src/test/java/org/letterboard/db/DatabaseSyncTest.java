package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.async.FilePathAsync;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class DatabaseSyncTest {
    private static volatile CountDownLatch held = new CountDownLatch(0);
    private static volatile CountDownLatch waiting = new CountDownLatch(1);

    @TempDir
    Path folder;

    @BeforeEach
    void diskCanBeHeld() {
        FilePath.register(new HeldFiles());
    }

    @AfterEach
    void diskIsItselfAgain() {
        FilePath.register(new FilePathAsync());
    }

    /// H2 writes by itself, too, twice a second and when much has changed, and does that in the background.
    @Test
    void a_sync_waits_for_what_the_database_is_writing_by_itself() throws InterruptedException {
        try (var database = Database.open(folder)) {
            database.transact(tx -> tx.execute("create table t (id int)"));
            database.sync();
            waiting = new CountDownLatch(1);
            held = new CountDownLatch(1);
            try {
                database.transact(tx -> tx.execute("insert into t values (1)"));
                assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();

                var sync = Thread.ofPlatform().start(database::sync);

                assertThat(sync.join(Duration.ofMillis(500)))
                        .as("it has returned, and the row is not written")
                        .isFalse();
                held.countDown();
                sync.join();
            } finally {
                held.countDown();
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

    /// Files whose writes wait while we hold them. H2 makes them, and so they are public.
    public static final class HeldFiles extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "async";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new HeldFile(getBase().open(mode));
        }
    }

    // As H2's own files are: reads go on while a write waits.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class HeldFile extends FileBaseDefault {
        private final FileChannel file;

        HeldFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            if (held.getCount() > 0) waiting.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
