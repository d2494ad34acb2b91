package org.letterboard.gateways;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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
    ///
    /// @param freeing gives the work of one to the others, in the transaction that takes it off
    public List<String> takeDead(BiConsumer<Handle, String> freeing) {
        return database.inTransaction(tx -> {
            var now = clock.instant();
            var dead = sql(tx).dead(name, now.minus(DEAD_AFTER));
            for (var one : dead) {
                sql(tx).letGo(one, now);
                freeing.accept(tx, one);
                sql(tx).delete(one);
            }
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

    /// Asks once more for a task that this gateway has, in the transaction of what is done under it.
    ///
    /// @throws TaskLost where another one has it by now: that transaction must roll back
    public void keep(Handle tx, String task) {
        if (sql(tx).keep(task, name, clock.instant().plus(DEAD_AFTER)) != 1) throw new TaskLost();
    }

    /// Who has a task.
    public Optional<String> holder(String task) {
        return database.read(h -> sql(h).holder(task, clock.instant()));
    }

    /// Ends a task, if it is this gateway's.
    public void end(String task) {
        database.transact(tx -> sql(tx).endTask(task, name));
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
