package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Deliveries a second of personal messages, one for each recipient: to a sink that answers at once, and to one that
/// takes 20 ms for each answer; and how long one post takes to the last of 1,000 members when all is quiet.
final class Fanout {
    private static final int MEMBERS = 10_000;
    private static final int CONNECTIONS = 16;
    private static final Duration SLOW = Duration.ofMillis(20);
    // MAIL, RCPT, DATA and the dot.
    private static final int ROUND_TRIPS = 4;
    private static final int IDLE_MEMBERS = 1_000;
    private static final int IDLE_POSTS = 7;

    private final Report report;
    private final int seconds;
    private final int members;

    private Fanout(Report report, int seconds, int members) {
        this.report = report.at(members);
        this.seconds = seconds;
        this.members = members;
    }

    /// Seconds to warm up and to measure; how many members, and ten times as many.
    public static void main(String[] args) throws IOException {
        var seconds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var small = args.length > 1 ? Integer.parseInt(args[1]) : MEMBERS;
        var report = new Report("fanout", "members");
        new Fanout(report, seconds, IDLE_MEMBERS).idle();
        for (var members : List.of(small, 10 * small)) {
            new Fanout(report, seconds, members).fast();
            new Fanout(report, seconds, members).slow();
        }
        report.finish();
    }

    private void fast() throws IOException {
        try (var town = new Town(members, CONNECTIONS, Duration.ZERO)) {
            var load = town.load(Town.ALL);
            keepBusy(town, load, seconds);
            var cpu = town.probe().cpuSeconds();
            var start = System.nanoTime();
            var deliveries = keepBusy(town, load, seconds);
            report.add("fast sink", "deliveries/s", deliveries / Report.seconds(start))
                    .add("CPU for 1,000 deliveries", "s", (town.probe().cpuSeconds() - cpu) * 1000 / deliveries)
                    .add("memory (PSS)", "MB", town.probe().pssMegabytes())
                    .spent(town.probe());
        }
    }

    private void slow() throws IOException {
        try (var town = new Town(members, CONNECTIONS, SLOW)) {
            var load = town.load(Town.ALL);
            keepBusy(town, load, 1 + seconds / 3);
            var start = System.nanoTime();
            var perSecond = keepBusy(town, load, seconds) / Report.seconds(start);
            var limit = CONNECTIONS * 1e9 / (SLOW.toNanos() * ROUND_TRIPS);
            report.add("sink of 20 ms", "deliveries/s", perSecond)
                    .add("sink of 20 ms: the limit", "deliveries/s", limit)
                    .add("sink of 20 ms: part of the limit", "%", 100 * perSecond / limit)
                    .spent(town.probe());
        }
    }

    /// Sees to it that there is always something to send; how many were delivered in that time.
    private int keepBusy(Town town, Load load, int seconds) {
        var before = town.delivered();
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            if (load.kept() * (long) members - town.delivered() < Math.max(members, 3_000)) load.one();
            else LockSupport.parkNanos(1_000_000);
        }
        return town.delivered() - before;
    }

    private void idle() throws IOException {
        try (var town = new Town(members, CONNECTIONS, Duration.ZERO)) {
            var load = town.load(Town.ALL);
            keepBusy(town, load, seconds);
            var millis = new ArrayList<Double>();
            for (var i = 0; i < IDLE_POSTS; i++) {
                while (town.delivered() < load.kept() * members) LockSupport.parkNanos(1_000_000);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                var start = System.nanoTime();
                load.one();
                while (town.delivered() < load.kept() * members) LockSupport.parkNanos(100_000);
                millis.add(Report.seconds(start) * 1000);
            }
            millis.sort(null);
            report.add("one post at idle, to the last of 1,000", "ms", millis.get(IDLE_POSTS / 2))
                    .add("one post at idle, at best", "ms", millis.getFirst())
                    .spent(town.probe());
        }
    }
}
