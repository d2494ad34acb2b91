package org.letterboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.letterboard.db.Postgres;
import org.letterboard.settings.DatabaseSettings;

/// Gateways on one PostgreSQL, each a process with a cable of its own to it. One of them at random is killed, cut off
/// from the database, or stopped for longer than the others wait for it.
final class Nodes implements AutoCloseable {
    static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int COUNT = 3;
    private static final int LONGEST_CUT_MILLIS = 4_000;
    // Longer than after which the others take a gateway for dead.
    private static final long SLEEP_NANOS = TimeUnit.SECONDS.toNanos(65);
    private static final long MEANWHILE_MILLIS = 2_000;

    private final Random random;
    private final Random doors;
    private final Runnable note;
    private final DatabaseSettings server = Postgres.fresh();
    private final List<Site> sites = new ArrayList<>();
    private final List<Cable> cables = new ArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();
    private volatile int asleep = -1;

    /// @param make a site in a folder; all but its database
    /// @param note called as often as a gateway may have stopped in the middle of something
    Nodes(Path folder, long seed, Function<Path, Site> make, Runnable note) throws IOException {
        this.random = new Random(seed);
        this.doors = new Random(seed);
        this.note = note;
        for (var node = 0; node < COUNT; node++) sites.add(onServer(make.apply(folder.resolve("node" + node))));
    }

    private Site onServer(Site site) throws IOException {
        var cable = new Cable(Postgres.port());
        cables.add(cable);
        var by = new DatabaseSettings(
                server.url().replace(":" + Postgres.port(), ":" + cable.port()), server.user(), server.password());
        var file = site.config().resolve("letterboard.toml");
        Files.writeString(file, Postgres.table(by), StandardOpenOption.APPEND);
        return site;
    }

    /// The one with which the database is made, and read when none runs.
    Site first() {
        return sites.getFirst();
    }

    /// Starts all. [#first] has been opened once before, and thereby made the secret that they share.
    void start() throws IOException {
        for (var other : sites.subList(1, COUNT)) shareSecret(other);
        for (var site : sites) gateways.add(Gateway.start(site, CrashLoop.QUICK));
        gateways.forEach(Gateway::awaitDoor);
    }

    private void shareSecret(Site with) throws IOException {
        var file = Path.of("secret", "key");
        Files.createDirectories(with.folder().resolve("secret"));
        Files.copy(first().folder().resolve(file), with.folder().resolve(file));
    }

    /// One at random that is not asleep. It may be dead or cut off.
    Site any() {
        while (true) {
            var node = doors.nextInt(COUNT);
            if (node != asleep) return sites.get(node);
        }
    }

    int anyDoor() {
        return any().smtpPort();
    }

    /// How many rows a table has.
    int count(String table) {
        return Postgres.count(server, table);
    }

    /// Does one of both, and says what.
    String killOrCut() throws IOException {
        return random.nextBoolean() ? kill() : cut();
    }

    private String kill() {
        var node = random.nextInt(COUNT);
        gateways.get(node).alive().kill();
        note.run();
        Gateway.pause(random.nextInt(1_000));
        gateways.set(node, Gateway.start(sites.get(node), CrashLoop.QUICK).awaitDoor());
        return "gateway " + node + " killed";
    }

    private String cut() throws IOException {
        var node = random.nextInt(COUNT);
        var millis = random.nextInt(LONGEST_CUT_MILLIS);
        cables.get(node).pull();
        note.run();
        Gateway.pause(millis);
        cables.get(node).plugIn();
        return "gateway " + node + " cut off for " + millis + " ms";
    }

    /// @param meanwhile done every other second while one sleeps
    String sleep(Runnable meanwhile) {
        var node = random.nextInt(COUNT);
        asleep = node;
        gateways.get(node).alive().sleep();
        note.run();
        for (var since = System.nanoTime(); System.nanoTime() - since < SLEEP_NANOS; Gateway.pause(MEANWHILE_MILLIS))
            meanwhile.run();
        gateways.get(node).wake();
        asleep = -1;
        note.run();
        Gateway.pause(LONGEST_LIFE_MILLIS);
        // What it had under way when it fell asleep has left by now, and another one may send it once more.
        note.run();
        return "gateway " + node + " asleep and awake";
    }

    /// Asks all to end, and waits until they have.
    void stop() {
        gateways.forEach(gateway -> gateway.alive().close());
    }

    @Override
    public void close() throws IOException {
        for (var cable : cables) cable.close();
    }
}
