package org.letterboard.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.Main;

/// Whatever is wrong with a backup, or with the place for it, is said in a line or two, and nothing is made of it.
class BadBackupsTest {
    @TempDir
    Path folder;

    private Path file;
    private String out = "";
    private String err = "";

    @BeforeEach
    void an_installation_and_its_backup() throws IOException {
        Files.createDirectories(folder.resolve("here/config/lists"));
        Files.writeString(folder.resolve("here/config/letterboard.toml"), """
                domain = "lists.example.org"
                operator = "admin@example.org"
                relay.user = "us"
                relay.password-file = "secret/relay"
                """);
        Files.createDirectories(folder.resolve("here/secret"));
        Files.writeString(folder.resolve("here/secret/relay"), "hush\n");
        Files.writeString(folder.resolve("here/config/lists/walkers.toml"), "");
        assertThat(run("here", "members", "add", "walkers", "ann@example.org")).isZero();
        file = folder.resolve("a.backup");
        assertThat(run("here", "backup", file.toString())).isZero();
        assertThat(out).contains("0 posts, 1 member, 1 list", "keep it safe");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private int run(String where, String... words) {
        var said = new ByteArrayOutputStream();
        var refused = new ByteArrayOutputStream();
        var all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve(where).resolve("config").toString();
        var code = Main.run(said, refused, all);
        out = said.toString(UTF_8);
        err = refused.toString(UTF_8);
        return code;
    }

    private void refuses(Path bad, String... words) throws IOException {
        assertThat(run("there", "restore", bad.toString())).isEqualTo(1);
        assertThat(err).contains(words);
        assertThat(err.lines()).hasSizeLessThanOrEqualTo(2);
        try (var left = Files.walk(Files.createDirectories(folder.resolve("there")))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private Path bad(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bad.backup"), bytes);
    }

    @Test
    void cut_or_altered_or_none_at_all() throws IOException {
        var good = Files.readAllBytes(file);
        for (var length : List.of(100, good.length / 3, good.length / 2, good.length - 64, good.length - 1))
            refuses(bad(Arrays.copyOf(good, length)), "is not as it was made", "Nothing of it was restored");
        for (var i = 60; i < good.length; i += good.length / 7) {
            var altered = good.clone();
            altered[i] ^= 4;
            refuses(bad(altered), "is not as it was made");
        }
        refuses(bad(Arrays.copyOf(good, good.length + 1)), "is not as it was made");
        refuses(bad("Dear Ann,\n".getBytes(UTF_8)), "is no backup of Letterboard");
        refuses(bad(new byte[0]), "is no backup of Letterboard");
        refuses(folder, "is no backup of Letterboard");
        refuses(folder.resolve("missing"), "There is no file");
    }

    @Test
    void from_a_newer_program_or_not_what_it_says() throws IOException {
        refuses(changed("\"schema\":", "\"schema\":9"), "was made by a newer Letterboard", "schema 9");
        refuses(changed("\"format\":", "\"format\":2"), "was made by a newer Letterboard");
        refuses(changed("\"rows\":", "\"rows\":7"), "is not what the backup says of it");
    }

    /// The same backup, sealed again, where a number of its manifest has other digits before its own.
    private Path changed(String what, String instead) throws IOException {
        var bad = folder.resolve("changed.backup");
        try (var good = new ZipFile(file.toFile());
                var to = Files.newOutputStream(bad)) {
            var seal = new Seal(to);
            var zip = new ZipOutputStream(seal);
            zip.setComment(BackupWriter.SEALED + Seal.PLACE);
            for (var entry : good.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = good.getInputStream(entry).readAllBytes();
                var isManifest = entry.getName().equals(BackupWriter.MANIFEST);
                zip.write(
                        isManifest
                                ? new String(bytes, UTF_8)
                                        .replace(what, instead)
                                        .getBytes(UTF_8)
                                : bytes);
            }
            zip.finish();
            seal.end();
        }
        return bad;
    }

    @Test
    void into_a_place_that_is_not_empty() throws IOException {
        assertThat(run("here", "backup", file.toString())).isEqualTo(1);
        assertThat(err).contains("is there already", "--overwrite");
        assertThat(run("here", "backup", "--overwrite", file.toString())).isZero();

        var database = folder.resolve("here/data/letterboard.mv.db");
        var before = Files.readAllBytes(database);
        assertThat(run("here", "restore", file.toString())).isEqualTo(1);
        assertThat(err).contains("there is a database already", database.toString());
        assertThat(Files.readAllBytes(database)).isEqualTo(before);

        // What is there stays, and is named; what is missing comes.
        Files.createDirectories(folder.resolve("there/config/lists"));
        Files.writeString(folder.resolve("there/config/lists/walkers.toml"), "title = \"Ours\"\n");
        Files.createDirectories(folder.resolve("there/secret"));
        Files.writeString(folder.resolve("there/secret/key"), "another\n");
        assertThat(run("there", "restore", file.toString())).isEqualTo(1);
        assertThat(err).contains("There is another key than the backup's", "secret/key");
        assertThat(folder.resolve("there/config/letterboard.toml")).doesNotExist();
        assertThat(folder.resolve("there/secret/relay")).doesNotExist();
        Files.delete(folder.resolve("there/secret/key"));
        assertThat(run("there", "restore", file.toString())).isZero();
        assertThat(out).contains("0 posts, 1 member, 1 list", "Left as they were", "lists/walkers.toml");
        assertThat(folder.resolve("there/config/lists/walkers.toml")).content().contains("Ours");
        assertThat(folder.resolve("there/secret/relay")).content().isEqualTo("hush\n");
        assertThat(folder.resolve("there/data/unfinished")).doesNotExist();
        assertThat(run("there", "members", "list", "walkers")).isZero();
        assertThat(out).contains("ann@example.org");
    }
}
