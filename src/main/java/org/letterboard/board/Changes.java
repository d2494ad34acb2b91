package org.letterboard.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Batched;
import org.letterboard.db.Statements;

/// What happened to the posts of each list, one after the other. A list's changes have numbers in the order of their
/// commits: who has seen one has missed none before it.
public final class Changes {
    private static final Batched<Made> MADE = new Batched<>(Changes::write);

    private record Made(long list, long post, String kind) {}

    /// @param kind     `remove`, or that the post looks otherwise than before: `add`, `edit`, `move`
    /// @param received when the post came in; null where it is gone
    public record Change(
            long number, long postId, String kind, @Nullable Instant received) {
        public boolean isRemoval() {
            return kind.equals("remove");
        }
    }

    /// Notes a change, in the transaction that makes it and that holds the lock on the list's row.
    static void note(Handle tx, long list, long post, String kind) {
        MADE.add(tx, new Made(list, post, kind));
    }

    private static void write(Handle tx, List<Made> made) {
        var sql = Statements.of(tx, ChangesSql.class);
        var last = new TreeMap<Long, Long>();
        var numbered = new ArrayList<ChangesSql.Numbered>(made.size());
        for (var one : made) {
            var number = last.compute(one.list(), (list, before) -> (before == null ? sql.last(list) : before) + 1);
            numbered.add(new ChangesSql.Numbered(one.list(), number, one.post(), one.kind()));
        }
        last.forEach(sql::setLast);
        sql.insert(numbered);
    }

    /// The number of each list's last change, by the list's id.
    public Map<Long, Long> last(Handle handle) {
        return Statements.of(handle, ChangesSql.class).last();
    }

    /// The changes of a list with numbers above `after`, up to `until`.
    public List<Change> between(Handle handle, long list, long after, long until) {
        return Statements.of(handle, ChangesSql.class).between(list, after, until);
    }

    public Optional<Change> at(Handle handle, long list, long number) {
        return Statements.of(handle, ChangesSql.class).at(list, number);
    }
}

interface ChangesSql {
    @SqlQuery("select last_change from list where id = :list")
    long last(long list);

    @SqlUpdate("update list set last_change = :number where id = :list")
    void setLast(long list, long number);

    @SqlBatch("insert into change (list_id, number, post_id, kind) values (:list, :number, :post, :kind)")
    void insert(@BindMethods List<Numbered> changes);

    record Numbered(long list, long number, long post, String kind) {}

    @SqlQuery("select id, last_change from list")
    @KeyColumn("id")
    @ValueColumn("last_change")
    Map<Long, Long> last();

    /// With an upper bound and not with a limit, for which H2 reads and sorts all that follow.
    @SqlQuery("""
            select c.number, c.post_id, c.kind, p.received from change c left join post p on p.id = c.post_id
            where c.list_id = :list and c.number > :after and c.number <= :until order by c.number
            """)
    List<Changes.Change> between(long list, long after, long until);

    @SqlQuery("""
            select c.number, c.post_id, c.kind, p.received from change c left join post p on p.id = c.post_id
            where c.list_id = :list and c.number = :number
            """)
    Optional<Changes.Change> at(long list, long number);
}
