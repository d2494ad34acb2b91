package org.letterboard.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.letterboard.backup.Manifest.Enclosed;
import org.letterboard.db.NewDatabase;

/// A backup that was looked through: it is whole, as it was made, and one that this program understands.
final class BackupFile implements Origin, AutoCloseable {
    // Of the name of the first entry, in a zip file.
    private static final int NAME_AT = 30;
    // H2 holds no more than a million letters or bytes in a column.
    private static final int LARGEST_ROW = 64 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// @throws Unusable where it is anything else
    static BackupFile open(Path file) {
        try {
            if (!isOurs(file)) throw new Unusable(file + " is no backup of Letterboard.");
            if (!Seal.isWhole(file))
                throw new Unusable(file + " is not as it was made: it was cut off or altered. Nothing of it was"
                        + " restored; please take another backup.");
            return read(file);
        } catch (NoSuchFileException e) {
            throw new Unusable("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        if (Files.isDirectory(file)) return false;
        try (var in = Files.newInputStream(file)) {
            var start = new String(in.readNBytes(NAME_AT + BackupWriter.FIRST.length()), ISO_8859_1);
            return start.startsWith("PK") && start.endsWith(BackupWriter.FIRST);
        }
    }

    private static BackupFile read(Path file) throws IOException {
        var zip = new ZipFile(file.toFile());
        try {
            var manifest = manifest(zip);
            if (manifest.format() > Manifest.FORMAT || manifest.schema() > NewDatabase.newestSchema())
                throw new Unusable(file + " was made by a newer Letterboard (" + manifest.program() + ", schema "
                        + manifest.schema() + ", and this one knows " + NewDatabase.newestSchema()
                        + "). Please restore it with that one.");
            return new BackupFile(zip, manifest);
        } catch (IOException | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        // What a newer program adds is not in the way of saying that it is newer.
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var in = entry(zip, BackupWriter.MANIFEST)) {
            return json.readValue(in, Manifest.class);
        } catch (JacksonException unknown) {
            throw new IOException("its manifest is of a form that this Letterboard does not know", unknown);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new IOException("it has no " + name);
        return zip.getInputStream(entry);
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] bytes(Enclosed file) throws IOException {
        try (var in = entry(zip, file.name())) {
            return in.readAllBytes();
        }
    }

    @Override
    public void each(Table table, Sink sink) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(entry(zip, BackupWriter.entry(table)), BUFFER))) {
            for (var length = in.readInt(); length != BackupWriter.END; length = in.readInt()) {
                if (length < 0 || length > LARGEST_ROW) throw new IOException("no row has " + length + " bytes");
                var bytes = new byte[length];
                in.readFully(bytes);
                sink.row(table.values(bytes), bytes);
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new Unusable("The backup cannot be closed: " + e.getMessage(), e);
        }
    }
}
