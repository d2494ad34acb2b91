package org.letterboard.gateways;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;

/// This gateway among those that share its database.
public final class Gateways {

    /// Who has not been seen for so long is taken for dead. Four heartbeats may be missed before.
    public static final Duration DEAD_AFTER = Duration.ofSeconds(50);

    /// How often to call [#seen] and [#hold].
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Database database;
    private final Clock clock;
    private final String name;

    /// @param name of this process: the same after a restart, and another on each machine
    public Gateways(Database database, Clock clock, String name) {
        this.database = database;
        this.clock = clock;
        this.name = name;
    }

    /// Another one that is alive.
    public record Other(String name, String configuration) {}

    /// Who is alive and has another configuration.
    public Optional<Other> differing(String configuration) {
        return database.read(h -> other(h, configuration));
    }

    /// Writes down that we are here, unless somebody is here with another configuration, who is answered.
    public Optional<Other> join(String configuration) {
        return database.inTransaction(tx -> {
            var other = other(tx, configuration);
            if (other.isEmpty()) write(tx, configuration);
            return other;
        });
    }

    /// A heartbeat. Answers who has another configuration: while files are being changed on one machine after the
    /// other that is as it should be.
    public Optional<Other> seen(String configuration) {
        return database.inTransaction(tx -> {
            write(tx, configuration);
            return other(tx, configuration);
        });
    }

    private Optional<Other> other(Handle tx, String configuration) {
        return sql(tx).others(name, clock.instant().minus(DEAD_AFTER)).stream()
                .filter(other -> !other.configuration().equals(configuration))
                .findFirst();
    }

    private void write(Handle tx, String configuration) {
        var now = clock.instant();
        if (sql(tx).seen(name, configuration, now) == 0) sql(tx).insert(name, configuration, now);
    }

    /// Those that have not been seen for long. Each is answered once, to one of the others; a dead one that wakes up
    /// writes itself down again with its next heartbeat.
    public List<String> takeDead() {
        return database.inTransaction(tx -> {
            var dead = sql(tx).dead(name, clock.instant().minus(DEAD_AFTER));
            dead.forEach(sql(tx)::delete);
            return dead;
        });
    }

    /// Who is at work, by name.
    public List<String> alive(Handle handle) {
        return sql(handle).alive(clock.instant().minus(DEAD_AFTER));
    }

    /// True where this gateway has the task, which only one may have at a time, until it has not asked for it for a
    /// while.
    public boolean hold(String task) {
        return database.inTransaction(tx -> {
            var now = clock.instant();
            var until = now.plus(DEAD_AFTER);
            return sql(tx).take(task, name, now, until) == 1 || sql(tx).insertTask(task, name, until) == 1;
        });
    }

    /// Leaves everything to the others.
    public void leave() {
        database.transact(tx -> {
            sql(tx).letGo(name, clock.instant());
            sql(tx).delete(name);
        });
    }

    private static GatewaysSql sql(Handle tx) {
        return Statements.of(tx, GatewaysSql.class);
    }
}
