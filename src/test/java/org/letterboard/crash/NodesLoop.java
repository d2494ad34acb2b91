package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Three gateways on one PostgreSQL under load. One of them at random is killed, cut off from the database, or stopped
/// for longer than the others wait for it; at the end all that was answered 250 is compared with the board and the
/// sink.
final class NodesLoop implements AutoCloseable {
    private static final int MEMBERS = 40;
    private static final int SENDERS = 5;
    private static final int CONNECTIONS = 4;
    private static final int MOST_WAITING = 1_200;
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Random random;
    private final Consumer<String> out;
    private final Deliveries deliveries;
    private final Sink sink;
    private final Nodes nodes;
    private final Senders senders;

    NodesLoop(Path folder, long seed, Consumer<String> out) throws IOException {
        this.random = new Random(seed);
        this.out = out;
        Files.createDirectories(folder);
        deliveries = new Deliveries(folder.resolve("sink.log"));
        sink = new Sink(Duration.ZERO, deliveries);
        nodes = new Nodes(folder, seed, this::site, this::note);
        nodes.first().members(Letters.TO_ALL, MEMBERS);
        nodes.start();
        senders = new Senders(nodes::anyDoor, folder.resolve("senders.log"), () -> stillToDeliver() > MOST_WAITING);
        senders.start(SENDERS, seed);
    }

    private Site site(Path folder) {
        return Site.make(folder, sink.port(), CONNECTIONS, Letters.TO_ALL, Letters.TO_NOBODY);
    }

    private int stillToDeliver() {
        return senders.keptForAll() * MEMBERS - deliveries.different();
    }

    /// @param rounds of killing or cutting
    /// @param sleeps rounds in which one stops and wakes
    Verdict run(int rounds, int sleeps) throws IOException {
        for (var round = 1; round <= rounds; round++) {
            Gateway.pause(random.nextInt(Nodes.LONGEST_LIFE_MILLIS));
            tell(round, nodes.killOrCut());
        }
        for (var round = 1; round <= sleeps; round++) {
            Gateway.pause(random.nextInt(Nodes.LONGEST_LIFE_MILLIS));
            tell(round, nodes.sleep(() -> {}));
        }
        return lastRound();
    }

    private void tell(int round, String what) {
        out.accept("round %3d: %-34s 250s so far %5d (sent again %d), deliveries %6d, repeated %d"
                .formatted(
                        round,
                        what,
                        senders.kept(),
                        senders.again(),
                        deliveries.count(),
                        deliveries.repeats().all()));
    }

    private void note() {
        deliveries.crashed(new Repeats.Crash(System.nanoTime(), CONNECTIONS, deliveries.rate()));
    }

    private Verdict lastRound() {
        senders.finish();
        out.accept("all senders have their 250s: " + senders.kept());
        var end = System.nanoTime() + LONGEST_WAIT_NANOS;
        // What somebody had in hand who was cut off is free again when its lease is over.
        while ((stillToDeliver() > 0 || nodes.count("inbox_work") > 0) && System.nanoTime() < end) Gateway.pause(500);
        CrashLoop.awaitStill(deliveries, QUIET);
        nodes.stop();
        return Verdict.of(
                Senders.read(senders.file()),
                BoardReader.read(nodes.first(), Letters.TO_ALL, Letters.TO_NOBODY),
                Deliveries.read(deliveries.file()),
                MEMBERS,
                deliveries.repeats());
    }

    @Override
    public void close() throws IOException {
        sink.close();
        deliveries.close();
        nodes.close();
    }

    /// Rounds of killing and cutting, rounds of stopping, seed, and a folder that is kept.
    public static void main(String[] args) throws IOException {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        var sleeps = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        var seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        var folder = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("letterboard-nodes");
        CrashLoop.print("nodes loop: %d and %d rounds, seed %d, in %s".formatted(rounds, sleeps, seed, folder));
        boolean good;
        try (var loop = new NodesLoop(folder, seed, CrashLoop::print)) {
            var verdict = loop.run(rounds, sleeps);
            CrashLoop.print(verdict.text());
            good = verdict.isGood();
        }
        System.exit(good ? 0 : 1);
    }
}
