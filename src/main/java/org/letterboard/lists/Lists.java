package org.letterboard.lists;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.settings.ListSettings;

/// The lists that are open, as the configuration that is in force has them.
public final class Lists {
    private final Database database;
    private volatile Map<String, MailingList> open = Map.of();

    public Lists(Database database) {
        this.database = database;
    }

    /// Takes over the policies of a configuration: new lists get a row, and one whose file is gone is closed.
    public void takeOver(Collection<ListSettings> policies) {
        var now = new TreeMap<String, MailingList>();
        database.transact(tx -> {
            var sql = Statements.of(tx, ListsSql.class);
            sql.closeAll();
            for (var policy : policies) now.put(policy.name(), new MailingList(openRow(sql, policy.name()), policy));
        });
        open = now;
    }

    private long openRow(ListsSql sql, String name) {
        sql.insert(database.nextId(), name);
        sql.open(name);
        return sql.id(name);
    }

    public Optional<MailingList> named(String name) {
        return Optional.ofNullable(open.get(name));
    }

    public Optional<MailingList> withId(long id) {
        return open.values().stream().filter(list -> list.id() == id).findFirst();
    }

    public Collection<MailingList> all() {
        return open.values();
    }

    /// Locks the list's row until the transaction ends, so that its posts come one after another.
    public void lock(Handle tx, MailingList list) {
        Statements.of(tx, ListsSql.class).lock(list.id());
    }

    /// How many numbers each list has given to posts, by its id.
    public Map<Long, Long> lastNumbers(Handle handle) {
        return Statements.of(handle, ListsSql.class).lastNumbers();
    }

    /// The last number that the list has given to a post; 0 where there is none yet.
    public long lastNumber(Handle handle, MailingList list) {
        return Statements.of(handle, ListsSql.class).lastNumber(list.id());
    }

    /// The next number on the list. The row lock makes the order of numbers the order of commits.
    public long nextNumber(Handle tx, MailingList list) {
        var sql = Statements.of(tx, ListsSql.class);
        sql.countUp(list.id());
        return sql.lastNumber(list.id());
    }
}

interface ListsSql {
    @SqlUpdate("update list set closed = true where not closed")
    void closeAll();

    @SqlUpdate("""
            insert into list (id, name, last_number, last_change, closed) values (:id, :name, 0, 0, false)
            on conflict do nothing
            """)
    void insert(long id, String name);

    @SqlUpdate("update list set closed = false where name = :name")
    void open(String name);

    @SqlQuery("select id from list where name = :name")
    long id(String name);

    @SqlQuery("select id from list where id = :id for update")
    long lock(long id);

    @SqlUpdate("update list set last_number = last_number + 1 where id = :id")
    void countUp(long id);

    @SqlQuery("select id, last_number from list where not closed")
    @KeyColumn("id")
    @ValueColumn("last_number")
    Map<Long, Long> lastNumbers();

    @SqlQuery("select last_number from list where id = :id")
    long lastNumber(long id);
}
