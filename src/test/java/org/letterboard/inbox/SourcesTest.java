package org.letterboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.db.Database;

/// What was stored is there byte for byte, whichever table it lies in.
class SourcesTest {
    @TempDir
    Path folder;

    private final byte[] message = new byte[2_345_678];
    private Database database;

    @BeforeEach
    void open() {
        new Random(7).nextBytes(message);
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private byte[] read(long id) {
        return database.read(h -> Sources.read(h, id));
    }

    private byte[] copied(long id, int start, int end) throws IOException {
        var out = new ByteArrayOutputStream();
        Sources.copy(database, id, start, end, out);
        return out.toByteArray();
    }

    @Test
    void a_message_comes_back_as_it_was_whole_or_in_part() throws IOException {
        for (var size : new int[] {0, 1, 4_000, 131_072, 131_073, 1_000_000, 1_000_001, 2_345_678}) {
            var id = 10L + size;
            var bytes = Arrays.copyOf(message, size);
            if (size > 1_000_000) Sources.writePiecewise(database, id, new Content.InMemory(bytes));
            else database.transact(tx -> Sources.write(tx, id, new Content.InMemory(bytes)));

            assertThat(read(id)).isEqualTo(bytes);
            assertThat(copied(id, size / 3, size)).isEqualTo(Arrays.copyOfRange(bytes, size / 3, size));
        }
    }

    @Test
    void a_large_one_that_an_older_program_took_in_is_read_too() throws IOException {
        database.transact(tx -> {
            tx.execute("insert into source (id, size) values (1, ?)", message.length);
            for (var piece = 0; piece * 1_000_000 < message.length; piece++) {
                var end = Math.min(message.length, (piece + 1) * 1_000_000);
                var bytes = Arrays.copyOfRange(message, piece * 1_000_000, end);
                tx.execute("insert into source_piece (source_id, piece, bytes) values (1, ?, ?)", piece, bytes);
            }
        });

        assertThat(read(1)).isEqualTo(message);
        assertThat(copied(1, 999_999, 2_000_001)).isEqualTo(Arrays.copyOfRange(message, 999_999, 2_000_001));
    }
}
