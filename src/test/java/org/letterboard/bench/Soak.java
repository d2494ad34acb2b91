package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;

/// Memory over many posts in one run: after the last it shall be what it was after the first 10,000.
final class Soak {
    private static final int CONNECTIONS = 10;
    private static final int FIRST = 10_000;
    private static final double MOST_MEGABYTES = 300;
    private static final double MOST_GROWTH_PERCENT = 10;
    private static final String PEERS = """
            others under load, PSS of all their processes (PEERS.md): Mailman 3 1,640 MB, mlmmj with Postfix 90-107 MB,
            public-inbox 180 MB for intake alone.
            """;

    private Soak() {}

    /// How many posts.
    public static void main(String[] args) throws IOException {
        var posts = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        boolean good;
        try (var town = new Town(0, 4, Duration.ZERO)) {
            var load = town.load(Town.QUIET);
            var start = System.nanoTime();
            var first = 0.0;
            var before = town.probe().cpuSeconds();
            for (var goal = FIRST; goal <= posts; goal += FIRST) {
                var until = goal;
                load.send(CONNECTIONS, _ -> load.kept() < until);
                town.awaitAllOnBoard();
                var pss = town.probe().pssMegabytes();
                if (goal == FIRST) first = pss;
                // Of the processor's time, so that other work on the machine does not show.
                var cpu = town.probe().cpuSeconds();
                System.out.printf(
                        "after %6d posts, %5.0f s: PSS %.1f MB, %.2f s of processor for 1,000 posts%n",
                        load.kept(), Figures.seconds(start), pss, 1000 * (cpu - before) / FIRST);
                before = cpu;
            }
            var last = town.probe().pssMegabytes();
            var growth = 100 * (last - first) / first;
            new Figures("soak")
                    .add("posts", load.kept())
                    .add("seconds", Figures.seconds(start))
                    .add("pssAfter10000", first)
                    .add("pssAtEnd", last)
                    .add("growthPercent", growth)
                    .print(PEERS);
            good = last < MOST_MEGABYTES && growth <= MOST_GROWTH_PERCENT;
        }
        System.exit(good ? 0 : 1);
    }
}
