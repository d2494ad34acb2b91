package org.letterboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.db.Database;

/// Photos among thousands of letters: what the database keeps of them in memory does not grow with them.
class WideTest {
    private static final int LETTERS = 4_000;
    private static final int PHOTOS = 100;

    @TempDir
    Path folder;

    @Test
    void photos_among_letters_are_read_with_little_memory() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var reader = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WideTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("OutOfMemoryError");
    }

    /// In a process of its own, with little memory.
    public static void main(String[] args) {
        try (var database = Database.open(Path.of(args[0]))) {
            var letter = new Content.InMemory(new byte[4_000]);
            for (var i = 1; i <= LETTERS; i += 100) write(database, i, 100, letter);
            var photo = new Content.InMemory(new byte[Sources.PIECE]);
            for (var i = 1; i <= PHOTOS; i++) write(database, LETTERS + i, 1, photo);
            database.sync();
            for (var i = 1; i <= PHOTOS; i++) {
                var id = LETTERS + i;
                byte[] read = database.read(h -> Sources.read(h, id));
                if (read.length != Sources.PIECE) throw new IllegalStateException("not what was written");
            }
        }
    }

    private static void write(Database database, int first, int count, Content content) {
        database.transact(tx -> {
            for (var id = first; id < first + count; id++) Sources.write(tx, id, content);
        });
    }
}
