package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Rounds of load and `kill -9` on one data folder, and the comparison at the end.
final class CrashLoop implements AutoCloseable {
    static final int MEMBERS = 40;
    private static final int SENDERS = 5;
    private static final int CONNECTIONS = 8;
    // A few seconds of deliveries on a slow machine: if more waited, the last round would never be quiet.
    private static final int MOST_WAITING = 1_200;
    private static final int LONG_FORM_DOES = 800;
    private static final long LONGEST_LIFE_NANOS = TimeUnit.SECONDS.toNanos(20);
    // A life is so short that the better compiler would only take time from it.
    static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(180);

    private final Site site;
    private final Random random;
    private final List<Path> instead;
    private final int mostDone;
    private final Consumer<String> out;
    private final Deliveries deliveries;
    private final Sink sink;
    private final Senders senders;

    /// @param instead  folders of classes that stand in for the gateway's own
    /// @param mostDone how many messages a gateway keeps or delivers at most before it is killed
    CrashLoop(Path folder, long seed, List<Path> instead, int mostDone, Consumer<String> out) throws IOException {
        this.random = new Random(seed);
        this.instead = instead;
        this.mostDone = mostDone;
        this.out = out;
        Files.createDirectories(folder);
        deliveries = new Deliveries(folder.resolve("sink.log"));
        sink = new Sink(Duration.ZERO, deliveries);
        site = Site.make(folder, sink.port(), CONNECTIONS, Letters.TO_ALL, Letters.TO_NOBODY)
                .members(Letters.TO_ALL, MEMBERS);
        senders = new Senders(site.smtpPort(), folder.resolve("senders.log"), () -> stillToDeliver() > MOST_WAITING);
        senders.start(SENDERS, seed);
    }

    private int stillToDeliver() {
        return senders.keptForAll() * MEMBERS - deliveries.different();
    }

    /// Kills it so many times, lets it work until all is quiet, and compares.
    Verdict run(int rounds) {
        for (var round = 1; round <= rounds; round++) round(round);
        return lastRound();
    }

    private void round(int number) {
        var kept = senders.kept();
        var again = senders.again();
        var delivered = deliveries.count();
        var gateway = Gateway.start(site, List.of(), instead, QUICK);
        var moment = awaitMoment(number, gateway);
        var crash = crash(gateway, sink, deliveries);
        out.accept(String.format(
                "round %3d: killed %-28s 250s %4d (sent again %d), deliveries %4d, at last %4.0f/s on %d connections; %s",
                number,
                moment,
                senders.kept() - kept,
                senders.again() - again,
                deliveries.count() - delivered,
                crash.rate(),
                crash.connections(),
                repeatedBefore()));
    }

    /// Waits for the moment to kill, and says which it was. How far a gateway gets in a second differs from machine to
    /// machine, and so most moments are told by what it has done.
    private String awaitMoment(int round, Gateway gateway) {
        var millis = random.nextInt(1_500);
        if (round % 6 == 0) {
            Gateway.pause(millis);
            return millis + " ms after its start,";
        }
        gateway.awaitDoor();
        var count = 1 + random.nextInt(mostDone);
        IntSupplier done = round % 3 == 0 ? senders::kept : deliveries::count;
        var goal = done.getAsInt() + count;
        var end = System.nanoTime() + LONGEST_LIFE_NANOS;
        while (done.getAsInt() < goal && System.nanoTime() < end) Gateway.pause(1);
        Gateway.pause(random.nextInt(10));
        return "after " + count + (round % 3 == 0 ? " were kept," : " were delivered,");
    }

    private String repeatedBefore() {
        var repeats = deliveries.repeats();
        var last = repeats.crashes() - 2;
        return last < 0
                ? "-"
                : "repeated of crash %d so far: %d of at most %d"
                        .formatted(last + 1, repeats.after(last), repeats.bound(last));
    }

    /// Kills the gateway, and notes how fast it was until then.
    static Repeats.Crash crash(Gateway gateway, Sink sink, Deliveries deliveries) {
        var connections = sink.open();
        var rate = deliveries.rate();
        gateway.kill();
        // The kernel still hands out what the dead one had sent.
        while (sink.open() > 0) Gateway.pause(1);
        var crash = new Repeats.Crash(System.nanoTime(), connections, rate);
        deliveries.crashed(crash);
        return crash;
    }

    private Verdict lastRound() {
        try (var gateway = Gateway.start(site, List.of(), instead, QUICK).awaitDoor()) {
            senders.finish();
            out.accept("all senders have their 250s: " + senders.kept() + "; waiting for process " + gateway.pid());
            awaitQuiet();
        }
        return Verdict.of(
                Senders.read(senders.file()),
                BoardReader.read(site, Letters.TO_ALL, Letters.TO_NOBODY),
                Deliveries.read(deliveries.file()),
                MEMBERS,
                deliveries.repeats());
    }

    /// All is quiet when everything has arrived, or when nothing does any more, and then for a while.
    private void awaitQuiet() {
        var end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (stillToDeliver() > 0 && System.nanoTime() < end) {
            var before = deliveries.count();
            awaitStill(deliveries, QUIET);
            if (before == deliveries.count()) return;
        }
        awaitStill(deliveries, QUIET);
    }

    /// Returns when nothing was delivered for so long.
    static void awaitStill(Deliveries deliveries, Duration quiet) {
        var count = -1;
        for (var since = System.nanoTime(); System.nanoTime() - since < quiet.toNanos(); Gateway.pause(20)) {
            if (count == deliveries.count()) continue;
            since = System.nanoTime();
            count = deliveries.count();
        }
    }

    @Override
    public void close() throws IOException {
        sink.close();
        deliveries.close();
    }

    static void print(String line) {
        System.out.println(line);
    }

    /// The long form: rounds, seed, and a folder that is kept.
    public static void main(String[] args) throws IOException {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        var seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        var folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("letterboard-crash");
        print("crash loop: %d rounds, seed %d, in %s".formatted(rounds, seed, folder));
        boolean good;
        try (var loop = new CrashLoop(folder, seed, List.of(), LONG_FORM_DOES, CrashLoop::print)) {
            var verdict = loop.run(rounds);
            print(verdict.text());
            good = verdict.isGood();
        }
        System.exit(good ? 0 : 1);
    }
}
