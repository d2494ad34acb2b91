package org.letterboard.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.letterboard.backup.Manifest.Copied;
import org.letterboard.backup.Manifest.Enclosed;

/// Writes a backup: a zip file with an entry a table, the files beside the database, and at the end what it says about
/// itself. In a table's entry each row is its length and its values, see [Type]; a -1 ends it.
final class BackupWriter {
    static final String FIRST = "LETTERBOARD-BACKUP.txt";
    static final String MANIFEST = "manifest.json";
    static final String SEALED = "Letterboard backup. SHA-256 of all before: ";
    static final int END = -1;

    // Half of what the best does at a third of its time.
    private static final int COMPRESSION = 2;
    private static final String WORDS = """
            This is a backup of Letterboard: everything that people wrote, who they are, the settings, and the key.
            Who has it has all of that: keep it where nobody else can read it.

              letterboard restore FILE    puts it into an empty installation
            """;

    private final Seal seal;
    private final ZipOutputStream zip;
    private final List<Copied> tables = new ArrayList<>();
    private final List<Enclosed> files = new ArrayList<>();

    BackupWriter(OutputStream to) throws IOException {
        seal = new Seal(to);
        zip = new ZipOutputStream(seal);
        zip.setLevel(COMPRESSION);
        zip.setComment(SEALED + Seal.PLACE);
        entry(FIRST, WORDS.getBytes(UTF_8));
    }

    private void entry(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    void add(Enclosed file, byte[] bytes) throws IOException {
        entry(file.name(), bytes);
        files.add(file);
    }

    void add(Table table, Rows rows, Progress progress) throws IOException {
        zip.putNextEntry(new ZipEntry(entry(table)));
        var sum = new Sum();
        var out = new DataOutputStream(zip);
        rows.each(table, (_, bytes) -> {
            out.writeInt(bytes.length);
            out.write(bytes);
            sum.add(bytes);
            progress.one(table);
        });
        out.writeInt(END);
        zip.closeEntry();
        tables.add(new Copied(table, sum.rows(), sum.toString()));
    }

    static String entry(Table table) {
        return "tables/" + table.name();
    }

    List<Copied> tables() {
        return List.copyOf(tables);
    }

    List<Enclosed> files() {
        return List.copyOf(files);
    }

    /// The last thing: without it, it is no backup.
    void finish(Manifest manifest) throws IOException {
        entry(MANIFEST, JsonMapper.builder().build().writeValueAsBytes(manifest));
        zip.finish();
        seal.end();
    }
}
