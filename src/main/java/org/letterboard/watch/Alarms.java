package org.letterboard.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Statements;
import org.letterboard.gateways.Gateways;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.notices.Notices;
import org.letterboard.watch.Alarm.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alarms as they are kept: over restarts, and one for all gateways on a database. Whoever writes that one begins or is
/// over sends the mail about it, in the same transaction.
final class Alarms {
    private static final Logger log = LoggerFactory.getLogger(Alarms.class);

    // Nobody is left who could say that it is over.
    private static final Duration FORGOTTEN = Duration.ofDays(7);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    private final Rooms rooms;

    Alarms(Rooms rooms) {
        this.rooms = rooms;
    }

    /// Those that are not over.
    List<Alarm> open(Handle handle) {
        return sql(handle).open();
    }

    void begin(Finding found, Instant since) {
        rooms.database().transact(tx -> {
            var sql = sql(tx);
            var now = rooms.clock().instant();
            if (sql.beginAgain(found.name(), rooms.node(), since, now) == 0
                    && sql.insert(found.name(), found.kind(), rooms.node(), since, now) == 0) return;
            if (!found.kind().isToldAtTheEnd()) {
                var words = new HashMap<>(found.words());
                words.put("since", time(since));
                var sent = send(tx, found.kind().template(), words, null);
                sql.told(found.name(), sent.subject(), sent.messageId());
            }
            tx.afterCommit(() -> log.warn(
                    "alarm=\"{}\" begins: {} since={} {}",
                    found.name(),
                    found.kind().words(),
                    since,
                    found.words()));
        });
    }

    /// It is still so. Where the gateway that saw it is silent, it is ours.
    void goesOn(Alarm alarm) {
        var isOurs = alarm.gateway().equals(rooms.node());
        if (!isOurs && !isStale(alarm)) return;
        rooms.database()
                .transact(tx ->
                        sql(tx).seen(alarm.name(), rooms.node(), rooms.clock().instant(), alarm.seen()));
    }

    /// Whether a look of this gateway can say that it is over.
    boolean isOursToEnd(Alarm alarm) {
        return alarm.gateway().equals(rooms.node()) || alarm.kind().isSeenByAll() || isStale(alarm);
    }

    private boolean isStale(Alarm alarm) {
        return alarm.seen().isBefore(rooms.clock().instant().minus(Gateways.DEAD_AFTER));
    }

    void end(Alarm alarm) {
        rooms.database().transact(tx -> {
            var now = rooms.clock().instant();
            if (sql(tx).end(alarm.name(), now) == 0) return;
            if (alarm.kind().isToldAtTheEnd()) tellOfPast(tx, alarm.kind(), alarm.since(), now);
            else
                send(
                        tx,
                        "alarm-over",
                        Map.of("what", alarm.subject(), "since", time(alarm.since()), "until", time(now)),
                        alarm.messageId());
            tx.afterCommit(() -> log.info("alarm=\"{}\" is over since={}", alarm.name(), alarm.since()));
        });
    }

    /// Something was wrong and is over before it could be written down.
    void passed(String name, Kind kind, Instant since) {
        rooms.database().transact(tx -> {
            var now = rooms.clock().instant();
            var sql = sql(tx);
            var isFirst = sql.insert(name, kind, rooms.node(), since, now) == 1;
            if (isFirst) sql.end(name, now);
            else if (sql.passed(name, rooms.node(), since, now) == 0) return;
            tellOfPast(tx, kind, since, now);
            tx.afterCommit(() -> log.info("alarm=\"{}\" is over since={}", name, since));
        });
    }

    private void tellOfPast(Handle tx, Kind kind, Instant since, Instant until) {
        var minutes = Math.max(1, Duration.between(since, until).toMinutes());
        send(tx, kind.template(), Map.of("since", time(since), "until", time(until), "minutes", minutes), null);
    }

    /// What was last seen long ago, by a gateway that is no more, is over without a word.
    void forgetOld() {
        var now = rooms.clock().instant();
        rooms.database().transact(tx -> sql(tx).forget(now, now.minus(FORGOTTEN)));
    }

    private Notices.Sent send(Handle tx, String template, Map<String, Object> words, @Nullable String answers) {
        var operator = new Mailbox("", rooms.settings().get().operator());
        var notice = Notice.to(operator, null, template).filled(words).answering(answers);
        return rooms.notices().send(tx, notice, null).orElseThrow();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(rooms.settings().get().zone()));
    }

    private static AlarmSql sql(Handle tx) {
        return Statements.of(tx, AlarmSql.class);
    }
}
