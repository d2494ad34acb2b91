package org.letterboard.watch;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.letterboard.watch.Alarm.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether something is wrong that an operator has to know of, and has it told: once when it
/// has lasted, so that nobody is called for what passes, and once when it has been over for a moment.
public final class Lookout {
    private static final Logger log = LoggerFactory.getLogger(Lookout.class);

    /// How often to call [#look].
    public static final Duration PAUSE = Duration.ofSeconds(10);

    // What comes and goes within it has not gone.
    private static final Duration CALM = Duration.ofMinutes(1);
    // A server that is started anew is away for less.
    private static final Duration DATABASE = Duration.ofMinutes(2);
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Rooms rooms;
    private final Glance<Seen> glance;
    private final Alarms alarms;
    private final Findings findings;
    private final Map<String, Instant> wrongSince = new HashMap<>();
    private final Map<String, Instant> goodSince = new HashMap<>();
    private @Nullable Instant awaySince;
    private boolean awayTold;

    Lookout(Rooms rooms, Glance<Seen> glance, Alarms alarms) {
        this.rooms = rooms;
        this.glance = glance;
        this.alarms = alarms;
        this.findings = new Findings(rooms);
    }

    /// Another gateway on this database is silent, and its work was taken over by this one.
    public void gatewayIsGone(String name) {
        findings.gatewayIsGone(name);
    }

    /// Waits for the database for a few seconds at most.
    public synchronized void look() {
        var seen = glance.look();
        if (seen.isEmpty()) {
            isAway();
            return;
        }
        isBack();
        var open = rooms.database().read(alarms::open).stream().collect(toMap(Alarm::name, Function.identity()));
        for (var found : findings.of(seen.get(), open.values())) judge(found, open.get(found.name()));
        if (!open.isEmpty()) alarms.forgetOld();
    }

    private void isAway() {
        var now = rooms.clock().instant();
        if (awaySince == null) awaySince = now;
        if (awayTold || now.isBefore(awaySince.plus(DATABASE))) return;
        awayTold = true;
        log.warn("alarm=\"database\" begins: the database does not answer since={}", awaySince);
    }

    private void isBack() {
        var since = awaySince;
        if (since == null) return;
        if (!rooms.clock().instant().isBefore(since.plus(DATABASE))) alarms.passed("database", Kind.DATABASE, since);
        awaySince = null;
        awayTold = false;
    }

    private void judge(Finding found, @Nullable Alarm open) {
        var now = rooms.clock().instant();
        var name = found.name();
        if (found.isWrong()) {
            goodSince.remove(name);
            var first = wrongSince.computeIfAbsent(name, _ -> now);
            var since = found.since() == null ? first : found.since();
            if (open != null) alarms.goesOn(open);
            else if (!now.isBefore(since.plus(lasting(found.kind())))) alarms.begin(found, since);
            return;
        }
        wrongSince.remove(name);
        if (open == null || !alarms.isOursToEnd(open)) return;
        if (now.isBefore(goodSince.computeIfAbsent(name, _ -> now).plus(CALM))) return;
        goodSince.remove(name);
        alarms.end(open);
    }

    private Duration lasting(Kind kind) {
        return switch (kind) {
            case RELAY, IMAP, SEARCH, INBOX, OUTBOX -> rooms.settings().get().alarmAfter();
            case DISK, ASIDE -> MOMENT;
            case GATEWAY -> Duration.ZERO;
            case DATABASE -> DATABASE;
        };
    }
}
