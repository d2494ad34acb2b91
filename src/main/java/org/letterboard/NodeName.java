package org.letterboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.letterboard.settings.Settings;

/// What a process is called among those that share a database.
final class NodeName {
    // There is one, as long as the database is a file.
    private static final String ONE = "one";
    private static final int RANDOM_DIGITS = 4;

    private NodeName() {}

    /// The same after a restart on the same data folder, and another in each folder.
    static String of(Settings settings, RandomGenerator random) {
        if (settings.database() == null) return ONE;
        var file = settings.data().resolve("node");
        try {
            if (Files.notExists(file))
                write(file, host() + "-" + HexFormat.of().toHexDigits(random.nextInt(), RANDOM_DIGITS));
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the file with this gateway's name cannot be used: " + file, e);
        }
    }

    private static void write(Path file, String name) throws IOException {
        Files.writeString(file, name + "\n");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "gateway";
        }
    }
}
