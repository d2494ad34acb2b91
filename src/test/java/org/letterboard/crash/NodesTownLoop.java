package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The town of [TownLoop], served by the three gateways of [NodesLoop]: held posts, questions, digests and an
/// account elsewhere, while one of them is killed, cut off from the database, or stopped for longer than the others
/// wait for it.
final class NodesTownLoop implements AutoCloseable {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    // Where all that is under way stands until it is done.
    private static final List<String> WORK = List.of("inbox_work", "held_ready", "parcel_work", "delivery");

    private final Random random;
    private final Consumer<String> out;
    private final AtomicInteger crashes = new AtomicInteger();
    private final List<Thread> asking = new ArrayList<>();
    private final Town town;
    private final Nodes nodes;

    NodesTownLoop(Path folder, long seed, Consumer<String> out) throws IOException {
        this.random = new Random(seed);
        this.out = out;
        town = new Town(seed, this::door);
        nodes = new Nodes(folder, seed, town::site, crashes::incrementAndGet);
        town.seat(nodes.first());
        nodes.start();
        town.start(seed);
    }

    private int door() {
        return nodes.anyDoor();
    }

    /// What is wrong at the end.
    ///
    /// @param rounds of killing or cutting
    /// @param sleeps rounds in which one stops and wakes
    List<String> run(int rounds, int sleeps) throws IOException, InterruptedException {
        for (var round = 1; round <= rounds; round++) {
            Gateway.pause(random.nextInt(Nodes.LONGEST_LIFE_MILLIS));
            // Digests are made in the middle of it all, and the blow comes while they are made or go out.
            if (round % 2 == 0) askForDigests();
            Gateway.pause(random.nextInt(120));
            tell(round, nodes.killOrCut());
        }
        for (var round = 1; round <= sleeps; round++) {
            Gateway.pause(random.nextInt(Nodes.LONGEST_LIFE_MILLIS));
            askForDigests();
            Gateway.pause(random.nextInt(120));
            tell(round, nodes.sleep(this::askForDigests));
        }
        return lastRound();
    }

    private void tell(int round, String what) {
        out.accept("round %3d: %-34s %s".formatted(round, what, town.soFar()));
    }

    private void askForDigests() {
        var site = nodes.any();
        asking.add(Thread.ofVirtual().start(() -> mayAnswer(site)));
    }

    private static boolean mayAnswer(Site site) {
        try {
            return Town.digests(site).orElse(1) == 0;
        } catch (IOException gone) {
            // It was killed in the middle of it.
            return false;
        }
    }

    private List<String> lastRound() throws InterruptedException {
        town.finish();
        for (var thread : asking) thread.join();
        town.awaitQuiet(this::isIdle, LONGEST_WAIT_NANOS);
        while (!mayAnswer(nodes.any())) Gateway.pause(500);
        town.awaitQuiet(this::isIdle, LONGEST_WAIT_NANOS);
        nodes.stop();
        return town.compare(nodes.first(), crashes.get());
    }

    private boolean isIdle() {
        return WORK.stream().allMatch(table -> nodes.count(table) == 0);
    }

    @Override
    public void close() throws IOException {
        town.close();
        nodes.close();
    }

    /// Rounds of killing and cutting, rounds of stopping, seed, and a folder that is kept.
    public static void main(String[] args) throws IOException, InterruptedException {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        var sleeps = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        var seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        var folder = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("letterboard-nodes-town");
        CrashLoop.print("nodes town loop: %d and %d rounds, seed %d, in %s".formatted(rounds, sleeps, seed, folder));
        boolean good;
        try (var loop = new NodesTownLoop(folder, seed, CrashLoop::print)) {
            good = Town.tell(loop.run(rounds, sleeps));
        }
        System.exit(good ? 0 : 1);
    }
}
