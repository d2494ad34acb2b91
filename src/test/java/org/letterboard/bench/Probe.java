package org.letterboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/// What the kernel knows about a process.
record Probe(long pid) {
    private static final double TICKS_A_SECOND = 100;
    private static final int FIELDS_BEFORE_TIMES = 11;

    /// Of this process.
    static Probe own() {
        return new Probe(ProcessHandle.current().pid());
    }

    /// Seconds of processor time so far.
    double cpuSeconds() {
        var stat = read("stat");
        // The name in parentheses may have spaces; the fields after it are counted from the third.
        var fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 2));
        for (var i = 0; i < FIELDS_BEFORE_TIMES; i++) fields.nextToken();
        return (Long.parseLong(fields.nextToken()) + Long.parseLong(fields.nextToken())) / TICKS_A_SECOND;
    }

    /// Megabytes of memory, shared pages counted by their share.
    double pssMegabytes() {
        return read("smaps_rollup")
                        .lines()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                / 1000.0
                * 1.024;
    }

    private String read(String what) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
