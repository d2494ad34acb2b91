package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The power is cut at any moment: whatever transactions are found in the file then, are there as a whole.
@ResourceLock("the files of H2")
class WholeTransactionsTest {
    private static final int WRITERS = 4;
    private static final int ROWS = 6;
    // Of each writer; older ones are deleted.
    private static final int LETTERS = 20 * ROWS;
    private static final int CUTS = Integer.getInteger("letterboard.cuts", 25);

    @TempDir
    Path folder;

    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeEach
    void diskCanBeHeld() {
        HeldFiles.begin();
    }

    @AfterEach
    void diskIsItselfAgain() {
        HeldFiles.end();
    }

    @Test
    void no_transaction_is_there_in_part() throws Exception {
        var torn = new ArrayList<String>();
        try (var database = Database.open(folder.resolve("data"))) {
            database.transact(tx -> {
                tx.execute("create table mark (id int primary key, writer int, number int)");
                tx.execute("create table letter (id bigint primary key, writer int)");
                tx.execute("create index letter_writer on letter (writer, id)");
                for (var i = 0; i < WRITERS * ROWS; i++) tx.execute("insert into mark values (?, ?, 0)", i, i / ROWS);
            });
            database.sync();
            var writers = new ArrayList<Thread>();
            for (var i = 0; i < WRITERS; i++) {
                var writer = i;
                writers.add(Thread.ofPlatform().start(() -> write(database, writer)));
            }
            var random = new Random(3);
            for (var cut = 0; cut < CUTS; cut++) torn.addAll(afterCut(cut, random.nextInt(40)));
            over.set(true);
            for (var writer : writers) writer.join();
        }
        assertThat(torn).isEmpty();
    }

    private void write(Database database, int writer) {
        var random = new Random(writer);
        while (!over.get()) {
            database.transact(tx -> {
                tx.execute("update mark set number = number + 1 where writer = ?", writer);
                for (var i = 0; i < ROWS; i++)
                    tx.execute("insert into letter values (?, ?)", database.nextId(), writer);
                tx.execute("""
                        delete from letter where writer = ? and id <
                            (select min(id) from (select id from letter where writer = ? order by id desc limit ?))
                        """, writer, writer, LETTERS);
            });
            if (random.nextInt(4) == 0) database.sync();
        }
    }

    /// What is torn in the file as it is after so many more writes.
    private List<String> afterCut(int cut, int writes) throws IOException, InterruptedException {
        var copy = folder.resolve("cut" + cut);
        Files.createDirectories(copy);
        try (var disk = HeldFiles.hold(folder.resolve("data"), writes)) {
            disk.awaitWrite();
            Files.copy(folder.resolve("data/letterboard.mv.db"), copy.resolve("letterboard.mv.db"));
        }
        try (var database = Database.open(copy)) {
            return database.inTransaction(this::torn).stream()
                    .map(line -> "cut " + cut + ": " + line)
                    .toList();
        }
    }

    private List<String> torn(Handle tx) {
        var torn = new ArrayList<String>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var numbers = tx.select("select number from mark where writer = ? order by id", writer)
                    .mapTo(Integer.class)
                    .list();
            var letters = tx.select("select count(*) from letter where writer = ?", writer)
                    .mapTo(Integer.class)
                    .one();
            if (numbers.stream().distinct().count() != 1 || letters != Math.min(numbers.getFirst() * ROWS, LETTERS))
                torn.add("numbers " + numbers + ", letters " + letters);
        }
        return torn;
    }
}
