package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that wait for the end of their transaction.
class BatchedTest {
    @TempDir
    private Path folder;

    private Database database;

    private final List<String> writes = new ArrayList<>();
    private final Batched<String> numbers = new Batched<>((tx, rows) -> write(tx, "numbers", rows));
    private final Batched<String> names = new Batched<>((tx, rows) -> write(tx, "names", rows));

    @BeforeEach
    void open() {
        database = Database.open(folder);
        database.transact(tx -> tx.execute("create table noted (word varchar(20) primary key)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write(Handle tx, String kind, List<String> rows) {
        writes.add(kind + rows);
        for (var row : rows) tx.execute("insert into noted values (?)", row);
    }

    private List<String> stored() {
        return database.read(h -> h.createQuery("select word from noted order by word")
                .mapTo(String.class)
                .list());
    }

    @Test
    void all_of_a_kind_are_written_at_once_before_the_commit() {
        database.transact(tx -> {
            numbers.add(tx, "1");
            names.add(tx, "Ann");
            numbers.add(tx, "2");
            assertThat(writes).isEmpty();
            assertThat(numbers.unwritten(tx)).containsExactly("1", "2");
        });
        assertThat(writes).containsExactly("numbers[1, 2]", "names[Ann]");
        assertThat(stored()).containsExactly("1", "2", "Ann");
    }

    @Test
    void what_is_about_to_be_read_can_be_written_before() {
        database.transact(tx -> {
            numbers.add(tx, "1");
            Batched.write(tx);
            assertThat(writes).containsExactly("numbers[1]");
            assertThat(numbers.unwritten(tx)).isEmpty();
        });
        assertThat(writes).containsExactly("numbers[1]");
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_for_the_next_one_on_its_connection() {
        assertThatThrownBy(() -> database.transact(tx -> {
                    numbers.add(tx, "1");
                    throw new IllegalStateException("something else");
                }))
                .hasMessage("something else");
        database.transact(tx -> names.add(tx, "Ann"));
        assertThat(stored()).containsExactly("Ann");
    }

    @Test
    void a_row_that_cannot_be_written_undoes_the_whole_transaction() {
        database.transact(tx -> numbers.add(tx, "1"));
        assertThatThrownBy(() -> database.transact(tx -> {
                    names.add(tx, "Ann");
                    numbers.add(tx, "1");
                }))
                .hasMessageContaining("primary key");
        assertThat(stored()).containsExactly("1");
    }

    @Test
    void outside_a_transaction_nothing_would_write_it() {
        assertThatThrownBy(() -> database.read(h -> {
                    numbers.add(h, "1");
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
