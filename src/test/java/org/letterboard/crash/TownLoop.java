package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The crash loop with held posts, questions, digests and an account elsewhere in play: rounds of life and `kill -9`,
/// and the comparison at the end.
final class TownLoop implements AutoCloseable {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final int LONGEST_LIFE_MILLIS = 2_500;

    private final Random random;
    private final Consumer<String> out;
    private final Town town;
    private final Site site;

    TownLoop(Path folder, long seed, Consumer<String> out) throws IOException {
        this.random = new Random(seed);
        this.out = out;
        town = new Town(seed, this::door);
        site = town.site(folder);
        town.seat(site);
        town.start(seed);
    }

    private int door() {
        return site.smtpPort();
    }

    /// Kills it so many times, lets it work until all is quiet, and compares; what is wrong.
    List<String> run(int rounds) throws IOException {
        for (var round = 1; round <= rounds; round++) round(round);
        try (var _ = Gateway.start(site, List.of(), List.of(), CrashLoop.QUICK).awaitDoor()) {
            town.finish();
            town.awaitQuiet(() -> true, LONGEST_WAIT_NANOS);
            Town.digests(site);
            town.awaitQuiet(() -> true, LONGEST_WAIT_NANOS);
        }
        return town.compare(site, rounds);
    }

    private void round(int number) throws IOException {
        var gateway = Gateway.start(site, List.of(), List.of(), CrashLoop.QUICK);
        if (number % 5 == 0) Gateway.pause(random.nextInt(1_000));
        else {
            gateway.awaitDoor();
            Gateway.pause(random.nextInt(LONGEST_LIFE_MILLIS));
            // Digests are made in the middle of it all, and the kill comes while they go out.
            if (number % 2 == 0) Town.digests(site);
            Gateway.pause(random.nextInt(60));
        }
        gateway.kill();
        out.accept("round %3d: %s".formatted(number, town.soFar()));
    }

    @Override
    public void close() {
        town.close();
    }

    /// The long form: rounds, seed, and a folder that is kept.
    public static void main(String[] args) throws IOException {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        var seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        var folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("letterboard-town");
        CrashLoop.print("town loop: %d rounds, seed %d, in %s".formatted(rounds, seed, folder));
        boolean good;
        try (var loop = new TownLoop(folder, seed, CrashLoop::print)) {
            good = Town.tell(loop.run(rounds));
        }
        System.exit(good ? 0 : 1);
    }
}
