package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;

/// Memory over many posts in one run: after the last it shall be what it was after a tenth of them.
final class Soak {
    private static final int CONNECTIONS = 10;
    private static final int STEPS = 10;

    private Soak() {}

    /// How many posts.
    public static void main(String[] args) throws IOException {
        var posts = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        var report = new Report("soak", "posts");
        try (var town = new Town(0, 4, Duration.ZERO)) {
            var load = town.load(Town.QUIET);
            var start = System.nanoTime();
            for (var step = 1; step <= STEPS; step++) {
                var until = posts / STEPS * step;
                var from = load.kept();
                var cpu = town.probe().cpuSeconds();
                load.send(CONNECTIONS, _ -> load.kept() < until);
                town.awaitAllOnBoard();
                var pss = town.probe().pssMegabytes();
                // Of the processor's time, so that other work on the machine does not show.
                var each = 1000 * (town.probe().cpuSeconds() - cpu) / (load.kept() - from);
                System.out.printf(
                        "after %6d posts, %5.0f s: PSS %.1f MB, %.2f s of processor for 1,000 posts%n",
                        load.kept(), Report.seconds(start), pss, each);
                if (step == 1 || step == STEPS)
                    report.at(until).add("memory (PSS)", "MB", pss).add("CPU for 1,000 posts", "s", each);
            }
            report.spent(town.probe());
        }
        report.finish();
    }
}
