package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// Three gateways on one PostgreSQL under load. One of them at random is killed, cut off from the database, or stopped
/// for longer than the others wait for it; at the end all that was answered 250 is compared with the board and the
/// sink.
final class NodesLoop implements AutoCloseable {
    private static final int NODES = 3;
    private static final int MEMBERS = 40;
    private static final int SENDERS = 5;
    private static final int CONNECTIONS = 4;
    private static final int MOST_WAITING = 1_200;
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int LONGEST_CUT_MILLIS = 4_000;
    // Longer than after which the others take a gateway for dead.
    private static final long SLEEP_MILLIS = TimeUnit.SECONDS.toMillis(65);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Random random;
    private final Consumer<String> out;
    private final DatabaseSettings server = Postgres.fresh();
    private final Deliveries deliveries;
    private final Sink sink;
    private final List<Site> sites = new ArrayList<>();
    private final List<Cable> cables = new ArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();
    private final Senders senders;

    NodesLoop(Path folder, long seed, Consumer<String> out) throws IOException {
        this.random = new Random(seed);
        this.out = out;
        Files.createDirectories(folder);
        deliveries = new Deliveries(folder.resolve("sink.log"));
        sink = new Sink(Duration.ZERO, deliveries);
        for (var node = 0; node < NODES; node++) sites.add(site(folder.resolve("node" + node)));
        sites.getFirst().members(Letters.TO_ALL, MEMBERS);
        for (var other : sites.subList(1, NODES)) shareSecret(other);
        for (var site : sites) gateways.add(Gateway.start(site, CrashLoop.QUICK));
        gateways.forEach(Gateway::awaitDoor);
        var doors = new Random(seed);
        senders = new Senders(
                () -> sites.get(doors.nextInt(NODES)).smtpPort(),
                folder.resolve("senders.log"),
                () -> stillToDeliver() > MOST_WAITING);
        senders.start(SENDERS, seed);
    }

    private Site site(Path folder) throws IOException {
        var cable = new Cable(Postgres.port());
        cables.add(cable);
        var site = Site.make(folder, sink.port(), CONNECTIONS, Letters.TO_ALL, Letters.TO_NOBODY);
        var by = new DatabaseSettings(
                server.url().replace(":" + Postgres.port(), ":" + cable.port()), server.user(), server.password());
        Files.writeString(site.config().resolve("letterboard.toml"), Postgres.table(by), StandardOpenOption.APPEND);
        return site;
    }

    private void shareSecret(Site with) throws IOException {
        var file = Path.of("secret", "key");
        Files.createDirectories(with.folder().resolve("secret"));
        Files.copy(sites.getFirst().folder().resolve(file), with.folder().resolve(file));
    }

    private int stillToDeliver() {
        return senders.keptForAll() * MEMBERS - deliveries.different();
    }

    /// @param rounds of killing or cutting
    /// @param sleeps rounds in which one stops and wakes
    Verdict run(int rounds, int sleeps) throws IOException {
        for (var round = 1; round <= rounds; round++) {
            var what = random.nextBoolean() ? kill() : cut();
            tell(round, what);
        }
        for (var round = 1; round <= sleeps; round++) tell(round, sleep());
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

    private String kill() {
        var node = random.nextInt(NODES);
        Gateway.pause(random.nextInt(LONGEST_LIFE_MILLIS));
        gateways.get(node).kill();
        note();
        Gateway.pause(random.nextInt(1_000));
        gateways.set(node, Gateway.start(sites.get(node), CrashLoop.QUICK).awaitDoor());
        return "gateway " + node + " killed";
    }

    private String cut() throws IOException {
        var node = random.nextInt(NODES);
        Gateway.pause(random.nextInt(LONGEST_LIFE_MILLIS));
        var millis = random.nextInt(LONGEST_CUT_MILLIS);
        cables.get(node).pull();
        note();
        Gateway.pause(millis);
        cables.get(node).plugIn();
        return "gateway " + node + " cut off for " + millis + " ms";
    }

    private String sleep() {
        var node = random.nextInt(NODES);
        Gateway.pause(random.nextInt(LONGEST_LIFE_MILLIS));
        gateways.get(node).sleep();
        note();
        Gateway.pause(SLEEP_MILLIS);
        gateways.get(node).wake();
        note();
        Gateway.pause(LONGEST_LIFE_MILLIS);
        // What it had under way when it fell asleep has left by now, and another one may send it once more.
        note();
        return "gateway " + node + " asleep and awake";
    }

    private void note() {
        deliveries.crashed(new Repeats.Crash(System.nanoTime(), CONNECTIONS, deliveries.rate()));
    }

    private Verdict lastRound() {
        senders.finish();
        out.accept("all senders have their 250s: " + senders.kept());
        var end = System.nanoTime() + LONGEST_WAIT_NANOS;
        // What somebody had in hand who was cut off is free again when its lease is over.
        while ((stillToDeliver() > 0 || Postgres.count(server, "inbox_work") > 0) && System.nanoTime() < end)
            Gateway.pause(500);
        CrashLoop.awaitStill(deliveries, QUIET);
        gateways.forEach(Gateway::close);
        return Verdict.of(
                Senders.read(senders.file()),
                BoardReader.read(sites.getFirst(), Letters.TO_ALL, Letters.TO_NOBODY),
                Deliveries.read(deliveries.file()),
                MEMBERS,
                deliveries.repeats());
    }

    @Override
    public void close() throws IOException {
        sink.close();
        deliveries.close();
        for (var cable : cables) cable.close();
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
