package org.letterboard.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the gateway asked of the system, as strace wrote it down, read for one question: was there, between the last
/// byte of each message and its 250, a sync that began after the one and ended before the other?
final class SyncTrace {
    // Each line: process, call, what it was called with; a call that others came into is cut in two.
    private static final Pattern LINE =
            Pattern.compile("^(\\d+) +(?:<\\.\\.\\. (\\w+) resumed>|(\\w+)\\((\\d+)?)(.*)$");
    private static final String KEPT = "\"250 2.0.0 Ok: kept as";

    private final Map<String, Integer> lastByte = new HashMap<>();
    private final Map<String, String> openCalls = new HashMap<>();
    private final Map<String, Integer> syncBegan = new HashMap<>();
    private int latestSync = -1;
    private int syncs;
    private int answers;
    private int answersWithoutSync;

    /// What strace is called with.
    static List<String> command(Path file) {
        return List.of(
                "strace",
                "-D",
                "-f",
                "-q",
                "-s",
                "100000",
                "--seccomp-bpf",
                "-e",
                "signal=none",
                "-e",
                "trace=fsync,fdatasync,msync,read,recvfrom,write,sendto",
                "-o",
                file.toString());
    }

    static SyncTrace read(Path file) throws IOException {
        var trace = new SyncTrace();
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            var at = 0;
            for (var each = lines.iterator(); each.hasNext(); at++) trace.line(at, each.next());
        }
        return trace;
    }

    private void line(int at, String text) {
        var line = LINE.matcher(text);
        if (!line.matches()) return;
        var process = line.group(1);
        var begins = line.group(2) == null;
        var call = begins ? line.group(3) : line.group(2);
        var rest = line.group(5);
        if (begins) openCalls.put(process, line.group(4) == null ? "" : line.group(4));
        var ends = !rest.endsWith("<unfinished ...>");
        var file = openCalls.getOrDefault(process, "");
        switch (call) {
            case "fsync", "fdatasync", "msync" -> sync(at, process, begins, ends);
            case "write", "sendto" -> {
                if (begins && rest.contains(KEPT)) answer(file);
            }
            case "read", "recvfrom" -> {
                if (ends && rest.contains("\\r\\n.\\r\\n\"")) lastByte.put(file, at);
            }
            default -> throw new IllegalStateException("not asked for: " + call);
        }
    }

    private void sync(int at, String process, boolean begins, boolean ends) {
        if (begins) {
            syncs++;
            syncBegan.put(process, at);
        }
        if (ends) latestSync = Math.max(latestSync, syncBegan.getOrDefault(process, -1));
    }

    private void answer(String file) {
        answers++;
        // Without a last byte we have misread the trace, and that shall be seen, too.
        if (latestSync < lastByte.getOrDefault(file, Integer.MAX_VALUE)) answersWithoutSync++;
    }

    /// How many messages were answered 250.
    int answers() {
        return answers;
    }

    int answersWithoutSync() {
        return answersWithoutSync;
    }

    int syncs() {
        return syncs;
    }
}
