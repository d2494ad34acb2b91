package org.letterboard.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// What gateways that share a database must have in common, a line a file: its name and a hash of what it says. What
/// belongs to a machine, such as where it listens, is left out.
public final class Fingerprint {
    private static final int DIGITS = 16;

    private Fingerprint() {}

    /// Lines of `lists/walkers.toml 0123456789abcdef`.
    public static String of(Settings settings) {
        var lines = new StringBuilder(line(
                "letterboard.toml",
                List.of(
                        settings.domain(),
                        settings.operator(),
                        settings.zone(),
                        settings.separator(),
                        settings.web().url(),
                        settings.mailboxes().stream()
                                .map(MailboxSettings::place)
                                .toList())));
        settings.lists().forEach((name, list) -> lines.append(line("lists/" + name + ".toml", list)));
        return lines.toString();
    }

    /// The files of which two fingerprints tell different things.
    public static List<String> different(String one, String other) {
        var files = new TreeSet<String>();
        var first = new TreeMap<String, String>();
        one.lines().forEach(line -> first.put(file(line), line));
        other.lines().forEach(line -> {
            if (!line.equals(first.remove(file(line)))) files.add(file(line));
        });
        files.addAll(first.keySet());
        return List.copyOf(files);
    }

    private static String file(String line) {
        return line.substring(0, line.lastIndexOf(' '));
    }

    private static String line(String file, Object says) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(says.toString().getBytes(UTF_8));
            return file + " " + HexFormat.of().formatHex(hash).substring(0, DIGITS) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
