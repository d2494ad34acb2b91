package org.letterboard.lists;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Batched;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.settings.ListSettings;

/// The lists that are open, as the configuration that is in force has them.
public final class Lists {
    // A deadlock with others passes at once.
    private static final int MOST_TRIES = 5;

    // Many posts of a list may share a transaction: its row is written once.
    private static final Batched<Given> GIVEN = new Batched<>(Lists::write);

    private final Database database;
    private volatile Map<String, MailingList> open = Map.of();

    public Lists(Database database) {
        this.database = database;
    }

    /// Takes over the policies of a configuration: new lists get a row, and one whose file is gone is closed. No row is
    /// touched where nothing is new: other gateways work on the same lists meanwhile.
    public void takeOver(Collection<ListSettings> policies) {
        for (var tries = 1; ; tries++) {
            try {
                open = database.inTransaction(tx -> takeOver(Statements.of(tx, ListsSql.class), policies));
                return;
            } catch (RuntimeException failure) {
                if (tries == MOST_TRIES || !database.passes(failure)) throw failure;
            }
        }
    }

    private Map<String, MailingList> takeOver(ListsSql sql, Collection<ListSettings> policies) {
        var rows = sql.rows().stream().collect(toMap(Row::name, row -> row));
        var now = new TreeMap<String, MailingList>();
        for (var policy : policies) {
            var row = rows.remove(policy.name());
            if (row != null && row.closed()) sql.setClosed(row.id(), false);
            now.put(policy.name(), new MailingList(row == null ? add(sql, policy.name()) : row.id(), policy));
        }
        for (var row : rows.values()) if (!row.closed()) sql.setClosed(row.id(), true);
        return now;
    }

    private long add(ListsSql sql, String name) {
        sql.insert(database.nextId(), name);
        // Another gateway may have been quicker.
        return sql.id(name);
    }

    record Row(long id, String name, boolean closed) {}

    public Optional<MailingList> named(String name) {
        return Optional.ofNullable(open.get(name));
    }

    public Optional<MailingList> withId(long id) {
        return open.values().stream().filter(list -> list.id() == id).findFirst();
    }

    public Collection<MailingList> all() {
        return open.values();
    }

    /// Locks the list's row until the transaction ends, so that its posts come one after another. Answers the last
    /// number that it has given to a post; 0 where there is none yet.
    public long lock(Handle tx, MailingList list) {
        return given(tx, list).orElseGet(() -> Statements.of(tx, ListsSql.class).lock(list.id()));
    }

    /// Gives a post the number behind what [#lock] answered. The lock makes the order of numbers that of commits.
    public void give(Handle tx, MailingList list, long number) {
        GIVEN.add(tx, new Given(list.id(), number));
    }

    private record Given(long list, long number) {}

    private static Optional<Long> given(Handle handle, MailingList list) {
        return GIVEN.unwritten(handle).reversed().stream()
                .filter(given -> given.list() == list.id())
                .findFirst()
                .map(Given::number);
    }

    private static void write(Handle tx, List<Given> given) {
        var last = given.stream().collect(toMap(Given::list, Given::number, (_, later) -> later, TreeMap::new));
        last.forEach(Statements.of(tx, ListsSql.class)::give);
    }

    /// How many numbers each list has given to posts, by its id.
    public Map<Long, Long> lastNumbers(Handle handle) {
        return Statements.of(handle, ListsSql.class).lastNumbers();
    }

    /// The last number that the list has given to a post; 0 where there is none yet.
    public long lastNumber(Handle handle, MailingList list) {
        return given(handle, list)
                .orElseGet(() -> Statements.of(handle, ListsSql.class).lastNumber(list.id()));
    }
}

interface ListsSql {
    @SqlQuery("select id, name, closed from list")
    List<Lists.Row> rows();

    @SqlUpdate("""
            insert into list (id, name, last_number, last_change, closed) values (:id, :name, 0, 0, false)
            on conflict do nothing
            """)
    void insert(long id, String name);

    @SqlUpdate("update list set closed = :closed where id = :id")
    void setClosed(long id, boolean closed);

    @SqlQuery("select id from list where name = :name")
    long id(String name);

    @SqlQuery("select last_number from list where id = :id for update")
    long lock(long id);

    @SqlUpdate("update list set last_number = :number where id = :id")
    void give(long id, long number);

    @SqlQuery("select id, last_number from list where not closed")
    @KeyColumn("id")
    @ValueColumn("last_number")
    Map<Long, Long> lastNumbers();

    @SqlQuery("select last_number from list where id = :id")
    long lastNumber(long id);
}
