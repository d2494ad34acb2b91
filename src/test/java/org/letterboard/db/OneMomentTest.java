package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever reads a database as it is at one moment sees no half of a transaction, however long it takes.
@ParameterizedClass
@EnumSource
class OneMomentTest {
    private static final int ROWS = 300;
    private static final int WRITERS = 3;
    private static final int ROUNDS = 4;

    private final Kept kept;

    @TempDir
    Path folder;

    private final AtomicInteger written = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    OneMomentTest(Kept kept) {
        this.kept = kept;
    }

    @Test
    void what_others_write_meanwhile_is_not_seen() throws Exception {
        try (var database = kept.open(folder);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            database.transact(tx -> {
                tx.execute("create table left_hand (id int primary key, coins bigint not null, words varchar)");
                tx.execute("create table right_hand (id int primary key, coins bigint not null)");
                for (var i = 0; i < ROWS; i++) {
                    tx.execute("insert into left_hand (id, coins) values (?, 1000)", i);
                    tx.execute("insert into right_hand (id, coins) values (?, 1000)", i);
                }
            });
            for (var i = 0; i < WRITERS; i++) writers.execute(() -> pass(database));
            try {
                for (var round = 0; round < ROUNDS; round++) look(database);
            } finally {
                enough.set(true);
            }
        }
    }

    private void look(Database database) {
        var start = written.get();
        await().until(() -> written.get() > start + 20);
        database.atOneMoment(h -> {
            var first = read(h, "left_hand");
            var before = written.get();
            await().until(() -> written.get() > before + 200);
            database.sync();
            assertThat(first + read(h, "right_hand")).isEqualTo(2L * ROWS * 1000);
            assertThat(read(h, "left_hand")).isEqualTo(first);
            assertThat(number(h, "select count(*) from left_hand")).isEqualTo(ROWS);
            return true;
        });
    }

    /// Row by row, as a backup does.
    private static long read(Handle handle, String table) {
        var sum = 0L;
        var rows = 0;
        try (var all = handle.createQuery("select coins from " + table)
                .mapTo(Long.class)
                .iterator()) {
            for (; all.hasNext(); rows++) sum += all.next();
        }
        assertThat(rows).isEqualTo(ROWS);
        return sum;
    }

    private static long number(Handle handle, String query) {
        return handle.select(query).mapTo(Long.class).one();
    }

    private void pass(Database database) {
        var random = RandomGenerator.getDefault();
        while (!enough.get()) {
            var from = random.nextInt(ROWS);
            database.transact(tx -> {
                tx.execute("update left_hand set coins = coins - 1, words = ? where id = ?", "x".repeat(2000), from);
                tx.execute("update right_hand set coins = coins + 1 where id = ?", from);
                var other = ROWS + written.get();
                tx.execute("insert into left_hand (id, coins) values (?, 0)", -other - from * 1_000_000 - 1);
                tx.execute("delete from left_hand where id < 0");
            });
            written.incrementAndGet();
        }
    }
}
