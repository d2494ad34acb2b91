package org.letterboard.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Statements;

/// What happened to the posts of each list, one after the other. A list's changes have numbers in the order of their
/// commits: who has seen one has missed none before it.
public final class Changes {

    /// @param kind     `remove`, or that the post looks otherwise than before: `add`, `edit`, `move`
    /// @param received when the post came in; null where it is gone
    public record Change(
            long number, long postId, String kind, @Nullable Instant received) {
        public boolean isRemoval() {
            return kind.equals("remove");
        }
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
