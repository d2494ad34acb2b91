package org.letterboard.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.backup.Manifest.Contents;
import org.letterboard.db.Database;
import org.letterboard.db.NewDatabase;
import org.letterboard.settings.Settings;

/// Makes backups, while the gateway works.
public final class Backups implements AutoCloseable {
    private final Database database;
    private final Clock clock;
    private final Supplier<Settings> settings;
    private final Path home;
    private volatile boolean closing;

    /// @param home the folder with `templates/`
    public Backups(Database database, Clock clock, Supplier<Settings> settings, Path home) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.home = home;
    }

    /// What was made.
    ///
    /// @param leftOut files that the settings name, and that lie elsewhere
    public record Made(Manifest manifest, List<Path> leftOut) {}

    /// Writes everything as it is at one moment, which is now.
    ///
    /// @param config the folder with the settings' files
    public Made write(Path config, OutputStream to, Consumer<String> tell) throws IOException {
        try {
            return database.atOneMoment(handle -> {
                try {
                    return write(handle, config, to, tell);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private Made write(Handle handle, Path config, OutputStream to, Consumer<String> tell) throws IOException {
        var made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var nextId = database.aboveAllIds();
        var tables = Schema.of(handle);
        var rows = new Rows(handle);
        var progress = new Progress(tell, "saved", rows.count(tables));
        var out = new BackupWriter(to);
        var files = InstallationFiles.of(config, settings.get(), home);
        for (var file : files.enclosed()) out.add(file.entry(), file.bytes());
        for (var table : tables) {
            out.add(table, rows, progress);
            if (closing) throw new IOException("the gateway is closing");
        }
        var manifest = new Manifest(
                Manifest.FORMAT,
                program(),
                NewDatabase.newestSchema(),
                made.toString(),
                settings.get().domain(),
                nextId,
                contents(handle),
                out.tables(),
                out.files());
        out.finish(manifest);
        return new Made(manifest, files.leftOut());
    }

    private static Contents contents(Handle handle) {
        return handle.select("""
                        select (select count(*) from post), (select count(distinct member_id) from subscription),
                               (select count(*) from list where not closed)
                        """)
                .map((row, _) -> new Contents(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one();
    }

    private static String program() {
        var version = Backups.class.getPackage().getImplementationVersion();
        return "Letterboard" + (version == null ? "" : " " + version);
    }

    /// A backup that is under way ends soon, and is none.
    @Override
    public void close() {
        closing = true;
    }
}
