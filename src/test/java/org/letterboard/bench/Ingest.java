package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Posts a second from SMTP until they stand on the board; nobody gets each post. First with some posts on the board,
/// then with ten times as many.
final class Ingest {
    private static final int CONNECTIONS = 20;
    private static final int SMALL = 10_000;

    private Ingest() {}

    /// Seconds to measure; how many posts are on the board before.
    public static void main(String[] args) throws IOException {
        var seconds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var small = args.length > 1 ? Integer.parseInt(args[1]) : SMALL;
        var report = new Report("ingest", "posts on the board");
        try (var town = new Town(0, 4, Duration.ZERO)) {
            var load = town.load(Town.QUIET);
            var warm = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            load.send(CONNECTIONS, _ -> load.kept() < small || System.nanoTime() < warm);
            for (var posts : List.of(small, 10 * small)) {
                load.send(CONNECTIONS, _ -> load.kept() < posts);
                town.awaitAllOnBoard();
                measure(report.at(posts), town, load, seconds);
            }
            report.spent(town.probe());
        }
        report.finish();
    }

    private static void measure(Report report, Town town, Load load, int seconds) {
        var onBoard = load.kept();
        var cpu = town.probe().cpuSeconds();
        var start = System.nanoTime();
        var end = start + Duration.ofSeconds(seconds).toNanos();
        load.send(CONNECTIONS, _ -> System.nanoTime() < end);
        var posts = load.kept() - onBoard;
        var accepting = Report.seconds(start);
        town.awaitAllOnBoard();
        var whole = Report.seconds(start);
        report.add("on the board", "posts/s", posts / whole)
                .add("accepted", "posts/s", posts / accepting)
                .add("a post", "ms", 1000 * whole / posts)
                .add("CPU for 1,000 posts", "s", (town.probe().cpuSeconds() - cpu) * 1000 / posts)
                .add("memory (PSS)", "MB", town.probe().pssMegabytes())
                .add("on the board before", "posts", onBoard);
    }
}
