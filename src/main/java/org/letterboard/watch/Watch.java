package org.letterboard.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.outbox.RelayState;
import org.letterboard.watch.Health.Check;

/// Everything that an operator can look at, and the look-out that calls him.
public final class Watch implements AutoCloseable {
    // A program that asks once a second hears something new.
    private static final Duration A_SECOND = Duration.ofMillis(900);
    private static final Duration FEW_SECONDS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final Glance<Boolean> answers;
    private final Glance<Seen> seen;
    private @Nullable Metrics metrics;
    private final Lookout lookout;

    public Watch(Rooms rooms) {
        this.rooms = rooms;
        this.answers = new Glance<>(rooms.database()::answers, A_SECOND, PATIENCE);
        var alarms = new Alarms(rooms);
        this.seen = new Glance<>(() -> Seen.in(rooms, alarms), FEW_SECONDS, PATIENCE);
        this.lookout = new Lookout(rooms, seen, alarms);
    }

    public Lookout lookout() {
        return lookout;
    }

    /// All figures, as Prometheus reads them.
    public String metrics() {
        return scraped().scrape();
    }

    /// Made for the first who asks: a command that opens the database for a moment needs none.
    private synchronized Metrics scraped() {
        var made = metrics;
        if (made == null) metrics = made = new Metrics(rooms, seen);
        return made;
    }

    /// What waits; empty where the database does not say so in time.
    public Optional<Seen> seen() {
        return seen.look();
    }

    public Health health() {
        var checks = new ArrayList<Check>();
        var open = rooms.open().getAsBoolean();
        checks.add(
                new Check("doors", open, true, open ? "they are open" : "they are shut: it is starting or stopping"));
        var answer = answers.look().orElse(false);
        checks.add(new Check("database", answer, true, answer ? "it answers" : "it does not answer"));
        var room = rooms.inbox().hasRoom();
        checks.add(new Check("disk", room, true, room ? "it has room" : "it is full, so that mail is refused for now"));
        checks.add(relay());
        checks.add(search());
        return new Health(List.copyOf(checks));
    }

    private Check relay() {
        return switch (rooms.couriers().relay()) {
            case RelayState.NotTried() -> new Check("relay", true, false, "nothing was to be sent yet");
            case RelayState.Works() -> new Check("relay", true, false, "it takes mail");
            case RelayState.Fails _ -> new Check("relay", false, false, "it cannot be worked with, so mail waits");
        };
    }

    private Check search() {
        var troubled = rooms.search().isTroubled();
        return new Check(
                "search", !troubled, false, troubled ? "the index cannot be used just now" : "it can be searched");
    }

    @Override
    public synchronized void close() {
        if (metrics != null) metrics.close();
    }
}
