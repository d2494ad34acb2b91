package org.letterboard.board;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Statements;

/// Two topics become one, since a message ties them together or a person says so.
final class Joining {
    private Joining() {}

    /// All that is in `old` is in `into` from now on, and its address leads there.
    static void join(Handle tx, long list, long old, long into) {
        var sql = Statements.of(tx, JoiningSql.class);
        tell(tx, list, old);
        sql.moveNodes(old, into);
        sql.movePosts(old, into);
        sumUp(tx, sql, into, old);
        relate(sql, into, old);
        sql.close(old, into);
        sql.redirect(old, into);
    }

    /// Tells of the posts of a topic that they look otherwise than before.
    static void tell(Handle tx, long list, long topic) {
        for (var post : Statements.of(tx, JoiningSql.class).postIds(topic)) Changes.note(tx, list, post, "move");
    }

    /// What can be seen of a topic counts what can be seen.
    private static void sumUp(Handle tx, JoiningSql sql, long into, long old) {
        var board = Statements.of(tx, BoardSql.class);
        sql.sumUpHidden(into, old);
        var here = board.topic(into).orElseThrow().posts() > 0;
        var there = board.topic(old).orElseThrow().posts() > 0;
        if (here == there) sql.sumUp(into, old);
        else if (there) sql.lookLike(into, old);
    }

    /// What was cut from either stays cut from both.
    private static void relate(JoiningSql sql, long into, long old) {
        var there = sql.family(old);
        if (there.isEmpty()) return;
        var here = sql.family(into);
        if (here.isEmpty()) sql.putInto(into, there.get());
        else if (!here.equals(there)) sql.unite(there.get(), here.get());
    }
}

interface JoiningSql {
    @SqlUpdate("update node set topic_id = :into where topic_id = :old")
    void moveNodes(long old, long into);

    @SqlUpdate("update post set topic_id = :into where topic_id = :old")
    void movePosts(long old, long into);

    @SqlUpdate("""
            update topic set
                posts = posts + (select o.posts from topic o where o.id = :old),
                last_number = greatest(last_number, (select o.last_number from topic o where o.id = :old)),
                first_at = least(first_at, (select o.first_at from topic o where o.id = :old)),
                last_at = greatest(last_at, (select o.last_at from topic o where o.id = :old))
            where id = :into
            """)
    void sumUp(long into, long old);

    /// The same where only one of them can be seen: it looks as that one does.
    @SqlUpdate("""
            update topic set
                posts = (select o.posts from topic o where o.id = :seen),
                subject = (select o.subject from topic o where o.id = :seen),
                last_number = (select o.last_number from topic o where o.id = :seen),
                first_at = (select o.first_at from topic o where o.id = :seen),
                last_at = (select o.last_at from topic o where o.id = :seen)
            where id = :into
            """)
    void lookLike(long into, long seen);

    @SqlUpdate("update topic set hidden = hidden + (select o.hidden from topic o where o.id = :old) where id = :into")
    void sumUpHidden(long into, long old);

    @SqlUpdate("update topic set joined_into = :into, posts = 0, hidden = 0, last_number = 0 where id = :old")
    void close(long old, long into);

    @SqlUpdate("update topic set joined_into = :into where joined_into = :old")
    void redirect(long old, long into);

    @SqlQuery("select family from topic where id = :topic and family is not null")
    Optional<Long> family(long topic);

    @SqlUpdate("update topic set family = :family where id = :topic")
    void putInto(long topic, long family);

    @SqlUpdate("update topic set family = :into where family = :old")
    void unite(long old, long into);

    @SqlQuery("""
            select id from post where topic_id = :topic
                and coalesce(import_id, 0) not in (select run_id from import_open)
            order by number
            """)
    List<Long> postIds(long topic);
}
