package org.letterboard.transfer;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files of an archive, in the order in which they are read: by the time of their first message, so
/// that the months of a web archive come one after the other whatever they are called.
///
/// @param leftOut files of a folder that are no mail
/// @param wrong   what was named and cannot be read, in words
record ArchiveFiles(List<ArchiveFile> files, List<Path> leftOut, List<String> wrong) {

    /// @param name   as people see it
    /// @param single it is one message, and no mbox
    record ArchiveFile(Path path, String name, boolean single, long size, Instant first) {}

    static ArchiveFiles of(List<Path> paths) {
        var found = new ArchiveFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var path : paths) found.look(path);
        found.files.sort(comparing(ArchiveFile::first).thenComparing(ArchiveFile::path));
        return found;
    }

    private void look(Path path) {
        try {
            if (Files.isDirectory(path)) folder(path);
            else if (!Files.exists(path)) wrong.add(path + ": there is no such file");
            else if (!file(path, path.getFileName().toString()))
                wrong.add(path + ": it is no mbox file: it does not begin with a line such as"
                        + " \"From ann@example.net Mon Nov 23 10:00:00 2026\"");
        } catch (IOException failure) {
            wrong.add(path + ": it cannot be read: " + failure);
        }
    }

    private void folder(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (var path : walk.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(path).toString();
                if (!path.getFileName().toString().startsWith(".") && !file(path, name)) leftOut.add(path);
            }
        }
    }

    /// False where it is no mail.
    private boolean file(Path path, String name) throws IOException {
        if (isSingle(path)) {
            files.add(new ArchiveFile(path, name, true, Files.size(path), Instant.EPOCH));
            return true;
        }
        try (var mbox = new MboxReader(path, 0)) {
            if (!mbox.isMbox()) return false;
            var date = mbox.next().map(piece -> piece.from().date()).orElse(null);
            files.add(new ArchiveFile(path, name, false, Files.size(path), date == null ? Instant.EPOCH : date));
            return true;
        }
    }

    // A file a message: what mail programs save, and a Maildir.
    private static boolean isSingle(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        var parent = path.getParent();
        var folder = parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
        return name.endsWith(".eml") || folder.equals("cur") || folder.equals("new");
    }

    long size() {
        return files.stream().mapToLong(ArchiveFile::size).sum();
    }

    /// What an import of them is called. The same files have the same name.
    String name() {
        var first = files.getFirst().path().toString();
        return files.size() == 1
                ? first
                : first + " and " + (files.size() - 1) + " more, " + String.format(Locale.ENGLISH, "%,d", size())
                        + " bytes";
    }
}
