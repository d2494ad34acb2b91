package org.letterboard.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.Main;
import org.letterboard.backup.Manifest.Contents;
import org.letterboard.backup.Manifest.Enclosed;
import org.letterboard.db.Database;
import org.letterboard.db.NewDatabase;

/// A backup that was made before the last migrations comes in as it was, and is brought up to date then.
class OlderBackupTest {
    private static final int OLD = 4;

    @TempDir
    Path folder;

    @Test
    void an_older_schema_is_brought_up_to_date() throws IOException {
        Files.createDirectories(folder.resolve("config/lists"));
        Files.writeString(
                folder.resolve("config/letterboard.toml"),
                "domain = \"lists.example.org\"\noperator = \"admin@example.org\"\n");
        Files.writeString(folder.resolve("config/lists/walkers.toml"), "");
        var config = folder.resolve("config").toString();
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();

        assertThat(Main.run(out, err, "restore", old().toString(), "--config", config))
                .isZero();

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(Main.run(out, err, "members", "list", "walkers", "--config", config))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("ann@example.net");
        try (var database = Database.open(folder.resolve("data"))) {
            var free = database.read(h -> h.select("select lease_until from inbox_work where lease_no = 7")
                    .mapTo(Instant.class)
                    .one());
            assertThat(free).isEqualTo(Instant.EPOCH);
            assertThat(database.nextId()).isGreaterThanOrEqualTo(1_002_000);
        }
    }

    private Path old() throws IOException {
        var file = folder.resolve("old.backup");
        try (var old = NewDatabase.in(folder.resolve("old"));
                var to = Files.newOutputStream(file)) {
            old.migrate(0, OLD);
            var h = old.handle();
            h.execute("insert into list values (1000, 'walkers', 0, 0, false)");
            h.execute("insert into member values (1001, 'Ann', timestamp with time zone '2026-11-25 10:00:00+00')");
            h.execute("insert into address values ('ann@example.net', 'ann@example.net', 1001, true)");
            h.execute("insert into subscription (list_id, member_id, delivery, since)"
                    + " values (1000, 1001, 'each', timestamp with time zone '2026-11-25 10:00:00+00')");
            // A gateway that is not at work on the copy has this in hand for years.
            h.execute("insert into source values (1002, 0)");
            h.execute(
                    "insert into inbox values (1003, 1002, 'smtp', '', '', '', null, 'nobody@lists.example.org', false,"
                            + " timestamp with time zone '2026-11-25 10:00:00+00')");
            h.execute("insert into inbox_work values (1003, 'gone/1',"
                    + " timestamp with time zone '2099-11-25 10:00:00+00', 7, 1)");
            var tables = Schema.of(h);
            assertThat(tables.stream().map(Table::name)).doesNotContain("import_run");
            var backup = new BackupWriter(to);
            var key = "a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U=\n".getBytes(US_ASCII);
            backup.add(new Enclosed(InstallationFiles.KEY, key.length, "rw-------"), key);
            for (var table : tables) backup.add(table, new Rows(h), new Progress(_ -> {}, "", 1));
            backup.finish(new Manifest(
                    Manifest.FORMAT,
                    "an older one",
                    OLD,
                    "2026-11-25T10:00:00Z",
                    "lists.example.org",
                    2000,
                    new Contents(0, 1, 1),
                    backup.tables(),
                    backup.files()));
        }
        return file;
    }
}
