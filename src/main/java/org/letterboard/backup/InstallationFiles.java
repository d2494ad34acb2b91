package org.letterboard.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.letterboard.backup.Manifest.Enclosed;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Settings;

/// The files of an installation beside its database: the configuration folder, the secret file and what lies with it
/// and is named in the settings, and the templates that somebody has changed.
final class InstallationFiles {
    static final String KEY = "key";
    static final String CONFIG = "config/";
    static final String BESIDE = "beside/";
    static final String TEMPLATES = "templates/";

    // The largest that the settings may name; whatever is larger was put there by mistake.
    private static final long LARGEST = 1024 * 1024;

    private final List<Found> enclosed = new ArrayList<>();
    private final List<Path> leftOut = new ArrayList<>();

    private InstallationFiles() {}

    record Found(Enclosed entry, byte[] bytes) {}

    /// @param config the folder of the settings' files
    /// @param home   the folder with `templates/`
    static InstallationFiles of(Path config, Settings settings, Path home) throws IOException {
        var files = new InstallationFiles();
        files.add(KEY, settings.secretFile());
        // Its entries, also where it is a link.
        var folder = config.toRealPath();
        for (var file : below(folder)) files.add(CONFIG + name(folder, file), file);
        files.addNamed(config.toAbsolutePath().normalize(), settings.secretFile());
        var templates = home.resolve(TEMPLATES);
        if (Files.isDirectory(templates))
            for (var file : below(templates))
                if (!isShipped(name(templates, file), Files.readAllBytes(file)))
                    files.add(TEMPLATES + name(templates, file), file);
        return files;
    }

    /// What is hidden belongs to other programs.
    private static List<Path> below(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !("/" + name(folder, file)).contains("/."))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void addNamed(Path config, Path secret) throws IOException {
        var home = config.resolveSibling("").toAbsolutePath();
        for (var file : ConfigReader.read(config).files().stream().sorted().toList()) {
            if (file.startsWith(config) || file.equals(secret) || Files.notExists(file)) continue;
            var together = file.getParent() != null && file.getParent().equals(secret.getParent());
            if (together && file.startsWith(home)) add(BESIDE + name(home, file), file);
            else leftOut.add(file);
        }
    }

    private void add(String name, Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            leftOut.add(file);
            return;
        }
        if (!Files.isReadable(file))
            throw new IOException(file + " may not be read by the user that the gateway runs as");
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        var bytes = Files.readAllBytes(file);
        enclosed.add(new Found(new Enclosed(name, bytes.length, mode), bytes));
    }

    /// Whether a template is as the program brings it along.
    static boolean isShipped(String name, byte[] bytes) throws IOException {
        try (InputStream shipped = InstallationFiles.class.getResourceAsStream("/" + TEMPLATES + name)) {
            return shipped != null && Arrays.equals(shipped.readAllBytes(), bytes);
        }
    }

    List<Found> enclosed() {
        return enclosed;
    }

    /// What the settings name and is not in the backup.
    List<Path> leftOut() {
        return leftOut;
    }
}
