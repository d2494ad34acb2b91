package org.letterboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Messages a second that `letterboard import` brings to the board, until search follows. The gateway has just started,
/// as before an administrator who moves a list.
final class Importing {
    private static final int SMALL = 10_000;
    private static final int LONG_PERCENT = 5;

    private Importing() {}

    /// How many messages, and ten times as many; or an mbox.
    public static void main(String[] args) throws IOException {
        var report = new Report("import", "messages");
        var given = args.length > 0 && !args[0].matches("\\d+");
        if (given) measure(report, Path.of(args[0]));
        else {
            var small = args.length > 0 ? Integer.parseInt(args[0]) : SMALL;
            for (var messages : List.of(small, 10 * small)) made(report, messages);
        }
        report.finish();
    }

    private static void made(Report report, int messages) throws IOException {
        try (var folder = TempFolder.make()) {
            var mbox = folder.path().resolve("made.mbox");
            new MboxGenerator(LONG_PERCENT).write(mbox, messages);
            measure(report, mbox);
        }
    }

    private static void measure(Report report, Path mbox) throws IOException {
        try (var folder = TempFolder.make()) {
            var library = Library.make(folder.path());
            try (var gateway = library.open()) {
                var probe = new Probe(gateway.pid());
                var cpu = probe.cpuSeconds();
                var start = System.nanoTime();
                var messages = library.bring(mbox);
                var seconds = Report.seconds(start);
                report.at(messages)
                        .add("board and index", "messages/s", messages / seconds)
                        .add("a message", "ms", 1000 * seconds / messages)
                        .add("CPU for 1,000 messages", "s", 1000 * (probe.cpuSeconds() - cpu) / messages)
                        .add("memory (PSS)", "MB", probe.pssMegabytes())
                        .add("mbox", "MB", Files.size(mbox) / 1e6)
                        .spent(probe);
            }
        }
    }
}
