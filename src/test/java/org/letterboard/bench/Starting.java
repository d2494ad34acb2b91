package org.letterboard.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How long `./letterboard serve` takes until it greets by SMTP and shows a page: the first time after the program was
/// built, and later, when it has left its classes behind as the next one wants them.
final class Starting {
    private static final int SMALL = 10_000;
    private static final int LATER_STARTS = 5;
    private static final int LONGEST_SECONDS = 60;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final Path CLASSES = Path.of("target/letterboard.jsa");

    private record Times(double greeting, double page, double pss) {}

    private Starting() {}

    /// How many posts there are in the data folder, and ten times as many; and none.
    public static void main(String[] args) throws IOException {
        var small = args.length > 0 ? Integer.parseInt(args[0]) : SMALL;
        var report = new Report("start", "posts");
        for (var posts : List.of(0, small, 10 * small)) {
            try (var folder = TempFolder.make()) {
                var library = Library.make(folder.path());
                fill(library, folder.path().resolve("made.mbox"), posts);
                measure(report.at(posts), library);
            }
        }
        report.finish();
    }

    private static void fill(Library library, Path mbox, int posts) throws IOException {
        // The empty folder has been started in, too: to make the schema belongs to no start that is measured.
        try (var _ = library.open()) {
            if (posts == 0) return;
            new MboxGenerator(5).write(mbox, posts);
            library.bring(mbox);
        }
    }

    private static void measure(Report report, Library library) throws IOException {
        Files.deleteIfExists(CLASSES);
        var first = start(report, library);
        if (!Files.exists(CLASSES)) throw new IOException("the first gateway has left no " + CLASSES);
        var later = new ArrayList<Times>();
        for (var i = 0; i < LATER_STARTS; i++) later.add(start(report, library));
        report.add("first start: greeting", "s", first.greeting())
                .add("first start: first page", "s", first.page())
                .add(
                        "second start: greeting",
                        "s",
                        median(later.stream().map(Times::greeting).toList()))
                .add(
                        "second start: first page",
                        "s",
                        median(later.stream().map(Times::page).toList()))
                .add(
                        "memory after the start (PSS)",
                        "MB",
                        median(later.stream().map(Times::pss).toList()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Times start(Report report, Library library) throws IOException {
        var start = System.nanoTime();
        var log = library.site().folder().resolve("gateway.log");
        var process =
                Launcher.start(log, "serve", "--config", library.site().config().toString());
        var end = start + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!greets(library.site().smtpPort())) pause(process, end);
        var greeting = Report.seconds(start);
        while (!library.shows()) pause(process, end);
        var page = Report.seconds(start);
        var probe = new Probe(process.pid());
        var times = new Times(greeting, page, probe.pssMegabytes());
        report.spent(probe);
        end(process);
        return times;
    }

    private static void pause(Process process, long end) throws IOException {
        if (!process.isAlive() || System.nanoTime() > end) {
            process.destroyForcibly();
            throw new IOException("the gateway does not come up");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private static boolean greets(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void end(Process process) throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the gateway does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
