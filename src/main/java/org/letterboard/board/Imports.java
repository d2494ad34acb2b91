package org.letterboard.board;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;

/// Archives on their way to the board. What one brings is hidden as long as it is open, and seen all at
/// once when it ends: a reader never meets half an archive. One a list is open at most.
public final class Imports {
    private final Database database;
    private final Clock clock;

    public Imports(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One import.
    ///
    /// @param files       what it reads, as whoever began it called it
    /// @param afterNumber its posts have higher numbers than this
    public record Run(long id, long listId, String files, Instant began, long afterNumber) {}

    /// The one that is open on a list: under way, or broken off.
    public Optional<Run> open(Handle handle, long list) {
        return Statements.of(handle, ImportsSql.class).open(list);
    }

    /// Opens one. The caller holds the lock on the list's row.
    ///
    /// @param last the last number that the list has given
    public Run begin(Handle tx, long list, String files, long last) {
        var run = new Run(database.nextId(), list, files, clock.instant(), last);
        var sql = Statements.of(tx, ImportsSql.class);
        sql.insert(run);
        sql.insertOpen(list, run.id());
        return run;
    }

    /// How many posts it has brought so far.
    public long count(Handle handle, Run run) {
        return Statements.of(handle, ImportsSql.class).count(run.listId(), run.afterNumber(), run.id());
    }

    /// The number of its last post so far.
    public long lastNumber(Handle handle, Run run) {
        return Statements.of(handle, ImportsSql.class).lastNumber(run.listId(), run.afterNumber(), run.id());
    }

    /// Ends it: from the end of this transaction on everybody sees what it has brought, and the search
    /// follows. The caller holds the lock on the list's row.
    public void reveal(Handle tx, Run run) {
        var sql = Statements.of(tx, ImportsSql.class);
        var board = Statements.of(tx, BoardSql.class);
        for (var topic : sql.partlySeen(run.listId()))
            for (var post : sql.hidden(topic, run.id()))
                sql.show(
                        topic,
                        post.number(),
                        post.written(),
                        post.subject(),
                        board.parent(post.id()).isEmpty());
        sql.countAll(run.listId());
        sql.insertChanges(run.listId(), run.afterNumber(), run.id());
        sql.countChanges(run.listId());
        sql.close(run.listId());
        sql.end(run.id(), clock.instant());
    }
}

interface ImportsSql {
    @SqlUpdate("""
            insert into import_run (id, list_id, files, began, after_number)
            values (:id, :listId, :files, :began, :afterNumber)
            """)
    void insert(@BindMethods Imports.Run run);

    @SqlUpdate("insert into import_open (list_id, run_id) values (:list, :run)")
    void insertOpen(long list, long run);

    @SqlQuery("""
            select r.id, r.list_id, r.files, r.began, r.after_number
            from import_open o join import_run r on r.id = o.run_id where o.list_id = :list
            """)
    Optional<Imports.Run> open(long list);

    @SqlQuery("select count(*) from post where list_id = :list and number > :after and import_id = :run")
    long count(long list, long after, long run);

    @SqlQuery("""
            select coalesce(max(number), 0) from post where list_id = :list and number > :after and import_id = :run
            """)
    long lastNumber(long list, long after, long run);

    @SqlQuery("select id from topic where list_id = :list and hidden > 0 and posts > 0")
    List<Long> partlySeen(long list);

    @SqlQuery("select * from post where topic_id = :topic and import_id = :run order by number")
    List<Post> hidden(long topic, long run);

    /// @param root no post stands above it: the topic is called what it is called
    @SqlUpdate("""
            update topic set
                last_number = greatest(last_number, :number),
                subject = case when :root or :written < first_at then :subject else subject end,
                first_at = least(first_at, :written), last_at = greatest(last_at, :written)
            where id = :id
            """)
    void show(long id, long number, Instant written, String subject, boolean root);

    @SqlUpdate("update topic set posts = posts + hidden, hidden = 0 where list_id = :list and hidden > 0")
    void countAll(long list);

    @SqlUpdate("""
            insert into change (list_id, number, post_id, kind)
            select p.list_id, l.last_change + row_number() over (order by p.number), p.id, 'add'
            from post p join list l on l.id = p.list_id
            where p.list_id = :list and p.number > :after and p.import_id = :run
            """)
    void insertChanges(long list, long after, long run);

    @SqlUpdate("""
            update list set last_change = greatest(
                last_change, (select coalesce(max(c.number), 0) from change c where c.list_id = :list))
            where id = :list
            """)
    void countChanges(long list);

    @SqlUpdate("delete from import_open where list_id = :list")
    void close(long list);

    @SqlUpdate("update import_run set ended = :now where id = :run")
    void end(long run, Instant now);
}
