package org.letterboard.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts files to where there is none; and takes back what it has put there, if that comes to nothing.
final class Placing {
    private final List<Path> placed = new ArrayList<>();
    private final Map<Path, byte[]> replaced = new LinkedHashMap<>();
    private final List<Path> kept = new ArrayList<>();

    /// Puts it in place of one that the program brings along.
    void replace(Path file, byte[] bytes) throws IOException {
        replaced.put(file, Files.readAllBytes(file));
        Files.write(file, bytes);
    }

    /// @param mode the file's rights: `rw-------`
    void place(Path file, byte[] bytes, String mode) throws IOException {
        if (Files.exists(file)) {
            if (!Arrays.equals(Files.readAllBytes(file), bytes)) kept.add(file);
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        placed.add(file);
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) out.write(left);
            out.force(true);
        }
    }

    void takeBack() throws IOException {
        for (var file : placed) Files.deleteIfExists(file);
        for (var file : replaced.entrySet()) Files.write(file.getKey(), file.getValue());
    }

    List<Path> placed() {
        return Stream.concat(placed.stream(), replaced.keySet().stream()).toList();
    }

    /// Those that were there already, and say something else than the backup's.
    List<Path> kept() {
        return List.copyOf(kept);
    }
}
