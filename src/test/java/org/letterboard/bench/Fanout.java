package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/// Deliveries a second of personal messages, one for each recipient: to a sink that answers at once, and to one that
/// takes 20 ms for each answer; and how long one post takes to the last of 1,000 members when all is quiet.
final class Fanout {
    private static final int MEMBERS = 1_000;
    private static final int CONNECTIONS = 16;
    private static final Duration SLOW = Duration.ofMillis(20);
    // MAIL, RCPT, DATA and the dot.
    private static final int ROUND_TRIPS = 4;
    private static final int IDLE_POSTS = 7;
    private static final String PEERS = """
            others, deliveries/s, one personal message a recipient, kept durably (medians; PEERS.md, table A):
              Mailman 3 with VERP             35-43, at best 73   (15-25 CPU s per 1,000)
              mlmmj, Postfix on both sides    1,160               (1.2-1.4)
              Postfix alone                   1,300-1,600         (1.0)
              mlmmj without a queue           8,600-11,000        (0.1)
            one post at idle, to the last of 1,000 members:
              Mailman 3   2,059 ms     mlmmj   467 ms, 58 ms at best
            """;

    private Fanout() {}

    /// Seconds to warm up, and seconds to measure.
    public static void main(String[] args) throws IOException {
        var warm = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var measured = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        var figures = new Figures("fanout").add("members", MEMBERS).add("connections", CONNECTIONS);
        try (var town = new Town(MEMBERS, CONNECTIONS, Duration.ZERO)) {
            var load = town.load(Town.ALL);
            keepBusy(town, load, warm);
            var cpu = town.probe().cpuSeconds();
            var start = System.nanoTime();
            var deliveries = keepBusy(town, load, measured);
            figures.add("deliveries", deliveries)
                    .add("deliveriesPerSecond", deliveries / Figures.seconds(start))
                    .add("cpuSecondsPer1000", (town.probe().cpuSeconds() - cpu) * 1000 / deliveries)
                    .add("pssMegabytes", town.probe().pssMegabytes());
            idle(town, load, figures);
        }
        try (var town = new Town(MEMBERS, CONNECTIONS, SLOW)) {
            var load = town.load(Town.ALL);
            keepBusy(town, load, 10);
            var start = System.nanoTime();
            var perSecond = keepBusy(town, load, measured) / Figures.seconds(start);
            var limit = CONNECTIONS * 1e9 / (SLOW.toNanos() * ROUND_TRIPS);
            figures.add("slowDeliveriesPerSecond", perSecond)
                    .add("slowLimit", limit)
                    .add("slowPercentOfLimit", 100 * perSecond / limit);
        }
        figures.print(PEERS);
    }

    /// Sees to it that there is always something to send; how many were delivered in that time.
    private static int keepBusy(Town town, Load load, int seconds) {
        var before = town.delivered();
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            if (load.kept() * MEMBERS - town.delivered() < 3 * MEMBERS) one(load);
            else LockSupport.parkNanos(1_000_000);
        }
        return town.delivered() - before;
    }

    private static void one(Load load) {
        var until = load.kept() + 1;
        load.send(1, _ -> load.kept() < until);
    }

    private static void idle(Town town, Load load, Figures figures) {
        var millis = new ArrayList<Double>();
        for (var i = 0; i < IDLE_POSTS; i++) {
            while (town.delivered() < load.kept() * MEMBERS) LockSupport.parkNanos(1_000_000);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            var start = System.nanoTime();
            one(load);
            while (town.delivered() < load.kept() * MEMBERS) LockSupport.parkNanos(100_000);
            millis.add(Figures.seconds(start) * 1000);
        }
        millis.sort(null);
        figures.add("idleMillisToLast", millis.get(IDLE_POSTS / 2)).add("idleMillisAtBest", millis.getFirst());
    }
}
