package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;

/// Posts a second from SMTP until they stand on the board; nobody gets each post.
final class Ingest {
    private static final int CONNECTIONS = 20;
    private static final String PEERS = """
            others, posts/s until in their archive (medians; PEERS.md, table B):
              Mailman 3 + HyperKitty, LMTP         9   (75 + 98 CPU s per 1,000)
              public-inbox-watch, by Postfix      76   (8.4 CPU s per 1,000)
              public-inbox-watch, from files      99   (8.2)
              mlmmj                              149   (7.8; plain files, no index)
              mlmmj, by Postfix                  153   (11.4)
            """;

    private Ingest() {}

    /// Seconds to warm up, and seconds to measure.
    public static void main(String[] args) throws IOException {
        var warm = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var measured = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        try (var town = new Town(0, 4, Duration.ZERO)) {
            var load = town.load(Town.QUIET);
            send(load, warm);
            town.awaitAllOnBoard();

            var before = load.kept();
            var cpu = town.probe().cpuSeconds();
            var start = System.nanoTime();
            send(load, measured);
            var posts = load.kept() - before;
            var accepting = Figures.seconds(start);
            town.awaitAllOnBoard();
            var whole = Figures.seconds(start);

            new Figures("ingest")
                    .add("posts", posts)
                    .add("postsPerSecond", posts / whole)
                    .add("acceptedPerSecond", posts / accepting)
                    .add("cpuSecondsPer1000", (town.probe().cpuSeconds() - cpu) * 1000 / posts)
                    .add("pssMegabytes", town.probe().pssMegabytes())
                    .add("connections", CONNECTIONS)
                    .add("messageBytes", Load.BYTES)
                    .print(PEERS);
        }
    }

    private static void send(Load load, int seconds) {
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        load.send(CONNECTIONS, _ -> System.nanoTime() < end);
    }
}
