package org.letterboard.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.JdbiException;
import org.letterboard.backup.Manifest.Contents;
import org.letterboard.backup.Manifest.Copied;
import org.letterboard.backup.Manifest.Enclosed;
import org.letterboard.db.DatabaseUnusable;
import org.letterboard.db.NewDatabase;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import org.letterboard.settings.Settings;

/// Puts a backup into an empty installation. Files that are there stay as they are; a database that is there, too, and
/// then nothing is done. letterboard.toml comes last: no gateway starts before all is in its place.
public final class Restoring {
    private static final String GATEWAY_FILE = InstallationFiles.CONFIG + "letterboard.toml";
    private static final String SEARCH = "search";

    // The installation that made the backup may have gone on, and mailed tokens with later ids: these stand for
    // nothing.
    private static final long FARTHER = 1_000_000;

    private final Path config;
    private final Path home;
    private final Consumer<String> tell;
    private final Placing files = new Placing();

    /// @param config the folder of the settings' files
    /// @param home   the folder with `templates/`
    public Restoring(Path config, Path home, Consumer<String> tell) {
        this.config = config.toAbsolutePath().normalize();
        this.home = home;
        this.tell = tell;
    }

    /// What to restore. The key comes with the database, which cannot be used without it.
    public enum Part {
        ALL,
        CONFIG,
        DATA
    }

    /// What was restored.
    ///
    /// @param database where it is now; empty where only files were restored
    /// @param placed   files that were restored
    /// @param kept     files that were there, and say something else
    public record Restored(
            String made, Contents contents, Optional<String> database, List<Path> placed, List<Path> kept) {}

    /// @throws Unusable         where the backup or the place for it will not do; then all is as it was before
    /// @throws DatabaseUnusable where there is a database
    public Restored run(Path file, Part part) throws IOException {
        var done = false;
        try (var backup = BackupFile.open(file)) {
            if (part != Part.DATA) place(backup, entry -> !entry.name().equals(GATEWAY_FILE));
            var database = part == Part.CONFIG ? Optional.<String>empty() : Optional.of(fill(backup, part));
            if (part != Part.DATA) place(backup, entry -> entry.name().equals(GATEWAY_FILE));
            done = true;
            var manifest = backup.manifest();
            return new Restored(manifest.made(), manifest.contents(), database, files.placed(), files.kept());
        } catch (JdbiException failure) {
            throw Filling.refused(failure);
        } finally {
            if (!done) files.takeBack();
        }
    }

    private void place(BackupFile backup, Predicate<Enclosed> wanted) throws IOException {
        for (var entry : backup.manifest().files()) {
            var to = place(entry.name());
            if (to.isEmpty() || !wanted.test(entry)) continue;
            var bytes = backup.bytes(entry);
            if (isShipped(entry.name(), to.get())) files.replace(to.get(), bytes);
            else files.place(to.get(), bytes, entry.mode());
        }
    }

    /// Whether a template of the program's own stands where a changed one belongs.
    private static boolean isShipped(String name, Path file) throws IOException {
        return name.startsWith(InstallationFiles.TEMPLATES)
                && Files.exists(file)
                && InstallationFiles.isShipped(
                        name.substring(InstallationFiles.TEMPLATES.length()), Files.readAllBytes(file));
    }

    /// Where a file belongs; empty for the key, whose place the settings say.
    private Optional<Path> place(String name) {
        if (Path.of(name).normalize().toString().length() != name.length())
            throw new Unusable("The backup has a file of a strange name: " + name);
        if (name.startsWith(InstallationFiles.CONFIG))
            return Optional.of(config.resolve(name.substring(InstallationFiles.CONFIG.length())));
        if (name.startsWith(InstallationFiles.BESIDE))
            return Optional.of(config.resolveSibling(name.substring(InstallationFiles.BESIDE.length())));
        return name.startsWith(InstallationFiles.TEMPLATES) ? Optional.of(home.resolve(name)) : Optional.empty();
    }

    private String fill(BackupFile backup, Part part) throws IOException {
        var settings = settings(backup, part);
        var key = settings.secretFile();
        var found = backup.manifest().files().stream()
                .filter(entry -> entry.name().equals(InstallationFiles.KEY))
                .findFirst()
                .orElseThrow(() -> new Unusable("The backup has no key."));
        var bytes = backup.bytes(found);
        if (Files.exists(key) && !Arrays.equals(Files.readAllBytes(key), bytes))
            throw new Unusable("There is another key than the backup's at " + key
                    + ". Please put it away, if nothing else needs it, and restore again.");
        var server = settings.database();
        Files.createDirectories(settings.data());
        try (var target = server == null ? NewDatabase.in(settings.data()) : NewDatabase.on(server)) {
            fill(backup, target);
            files.place(key, bytes, found.mode());
            target.finish();
        }
        forgetSearch(settings.data().resolve(SEARCH));
        return server == null ? settings.data().toString() : server.place();
    }

    private void fill(BackupFile backup, NewDatabase target) throws IOException {
        var manifest = backup.manifest();
        var tables = manifest.tables().stream().map(Copied::table).toList();
        target.migrate(0, manifest.schema());
        var filling = new Filling(target);
        var filled = filling.fill(tables, backup, new Progress(tell, "restored", manifest.rows()));
        for (var table : filled)
            if (!manifest.tables().contains(table))
                throw new Unusable("The table " + table.table().name() + " is not what the backup says of it.");
        filling.check(filled, new Progress(tell, "checked", manifest.rows()));
        filling.settle(tables, manifest.schema(), manifest.nextId(), FARTHER);
    }

    /// The settings that are here; or those of the backup, which are not in their place yet.
    private Settings settings(BackupFile backup, Part part) throws IOException {
        var there = Files.exists(config.resolve("letterboard.toml"));
        if (!there && part == Part.DATA)
            throw new Unusable("There is no letterboard.toml in " + config + ", which says where the data is to be.");
        if (there) return right(ConfigReader.read(config));
        // Beside it, since what they name is found from there.
        var beside = config.resolveSibling(config.getFileName() + ".restoring");
        try {
            Files.createDirectories(beside);
            for (var entry : backup.manifest().files())
                if (entry.name().equals(GATEWAY_FILE))
                    Files.write(beside.resolve("letterboard.toml"), backup.bytes(entry));
            return right(ConfigReader.read(beside));
        } finally {
            remove(beside);
        }
    }

    private static Settings right(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Right right -> right.settings();
            case Loaded.Wrong wrong ->
                throw new Unusable(
                        wrong.report().text()
                                + "\nNothing was restored. With --config-only the files come first: mend them, then restore again.");
        };
    }

    /// It follows from the database, and another one may have been here before.
    private static void forgetSearch(Path index) throws IOException {
        if (Files.exists(index)) remove(index);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
