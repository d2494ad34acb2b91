package org.letterboard.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.Reading.Is;
import org.letterboard.settings.Reading.NoText;

/// The files that keys name: passwords and certificates.
final class NamedFiles {
    // A chain of ten certificates has some 20 KB, what a system believes some 250.
    static final int LARGEST_PEM = 1024 * 1024;
    static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private static final int LARGEST_PASSWORD = 4096;

    private final Reading reading;

    NamedFiles(Reading reading) {
        this.reading = reading;
    }

    @Nullable
    Path pem(Sheet sheet, Key<Path> key, String mark) {
        if (!sheet.has(key)) return null;
        if (text(sheet, key, LARGEST_PEM).filter(text -> !text.contains(mark)).isPresent())
            sheet.problem(key, sheet.shown(key) + " (not a PEM file with " + mark + ")");
        return reading.resolve(sheet.get(key));
    }

    @Nullable
    Secret password(Sheet sheet, Key<Path> key) {
        var text = text(sheet, key, LARGEST_PASSWORD);
        if (text.isEmpty()) return null;
        var path = reading.resolve(sheet.get(key));
        var password = withoutLineEnd(text.get());
        if (password.isEmpty() || password.lines().count() > 1)
            sheet.problem(key, sheet.shown(key) + " (expected one line with the password in it: " + path + ")");
        if (isOpen(path)) sheet.remark(key, path + " can be read by everybody on this machine; chmod 600 closes it");
        return new Secret(password);
    }

    // Editors end the last line; a blank before that may be part of a password.
    private static String withoutLineEnd(String text) {
        var line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// What the file that a key names holds; empty where no file is named, or after a complaint.
    Optional<String> text(Sheet from, Key<Path> key, int limit) {
        var written = from.find(key);
        if (written == null || !from.areRight(key)) return Optional.empty();
        var path = reading.resolve(written);
        return switch (reading.text(path, limit)) {
            case Is(var text) -> Optional.of(text);
            case NoText(var words) -> {
                from.problem(key, from.shown(key) + " (" + words + ": " + path + ")");
                yield Optional.empty();
            }
        };
    }

    private static boolean isOpen(Path path) {
        try {
            var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException _) {
            return false; // It was read a moment ago; whatever ails it now will show at the next reading.
        }
    }
}
