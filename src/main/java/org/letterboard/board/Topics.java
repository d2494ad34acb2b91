package org.letterboard.board;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.threading.Node;

/// What a person changes of topics. It holds: no message that comes later joins what was cut apart, or parts what was
/// joined. Whoever calls holds the lock on the list's row.
public final class Topics {
    // Ids in one statement.
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Board board;

    public Topics(Database database, Board board) {
        this.database = database;
        this.board = board;
    }

    /// What became of it. Where nothing was done, `topic` is the one that is in the way.
    public sealed interface Outcome {

        /// @param topic where the posts are now
        /// @param from  where they were
        record Moved(Topic topic, Topic from, List<Post> posts) implements Outcome {}

        /// The two are one already.
        record Same(Topic topic) implements Outcome {}

        /// It begins with this post, so that nothing would be left.
        record First(Topic topic) implements Outcome {}

        /// An import that has not ended brings posts to it.
        record Coming(Topic topic) implements Outcome {}
    }

    /// The topic of `post` takes in that of `other`, and keeps its name. What was once cut from the one and is in the
    /// other stands again where it stood.
    public Outcome join(Handle tx, Post post, Post other) {
        var topic = topic(tx, post.topicId());
        var from = topic(tx, other.topicId());
        if (topic.id() == from.id()) return new Outcome.Same(topic);
        var sql = Statements.of(tx, TopicsSql.class);
        if (sql.hidden(topic.id()) > 0) return new Outcome.Coming(topic);
        if (sql.hidden(from.id()) > 0) return new Outcome.Coming(from);
        var posts = board.posts(tx, from.id());
        Joining.join(tx, topic.listId(), from.id(), topic.id());
        for (var one : sql.cut(topic.id())) heal(tx, sql, topic.id(), one);
        sql.countRegrouping(topic.id());
        return new Outcome.Moved(topic(tx, topic.id()), from, posts);
    }

    private static void heal(Handle tx, TopicsSql sql, long topic, Cut cut) {
        // What was above it may stand below it by now.
        var below = below(Statements.of(tx, BoardSql.class).nodes(topic), cut.id());
        if (!below.contains(cut.cutFrom())) sql.heal(cut.id());
    }

    record Cut(long id, long cutFrom) {}

    /// A post and all that stands below it become a topic of their own, which is called as the post is.
    public Outcome split(Handle tx, Post post) {
        var old = topic(tx, post.topicId());
        var sql = Statements.of(tx, TopicsSql.class);
        if (sql.hidden(old.id()) > 0) return new Outcome.Coming(old);
        var first = board.outline(tx, old.id()).getFirst().entry().node();
        if (first == post.id()) return new Outcome.First(old);
        var made = database.nextId();
        sql.beginFamily(old.id());
        sql.insert(made, old.id(), post.subject());
        move(tx, sql, post.id(), old.id(), made);
        Joining.tell(tx, old.listId(), made);
        sql.cutOff(post.id());
        sql.countPosts(made);
        sql.countPosts(old.id());
        sql.countRegrouping(old.id());
        sql.callAs(first, old.id());
        return new Outcome.Moved(topic(tx, made), old, board.posts(tx, made));
    }

    private static void move(Handle tx, TopicsSql sql, long top, long old, long made) {
        var nodes = List.copyOf(below(Statements.of(tx, BoardSql.class).nodes(old), top));
        for (var from = 0; from < nodes.size(); from += AT_ONCE) {
            var some = nodes.subList(from, Math.min(from + AT_ONCE, nodes.size()));
            sql.moveNodes(some, made);
            sql.movePosts(some, made);
        }
    }

    /// A node and all below it.
    private static Set<Long> below(Collection<Node> topic, long top) {
        var answers = topic.stream()
                .filter(node -> node.parent() != null)
                .collect(groupingBy(node -> Objects.requireNonNull(node.parent())));
        var below = new HashSet<Long>();
        var next = new ArrayDeque<>(List.of(top));
        while (!next.isEmpty()) {
            var at = next.pop();
            if (!below.add(at)) continue;
            for (var answer : answers.getOrDefault(at, List.of())) next.push(answer.id());
        }
        return below;
    }

    private static Topic topic(Handle tx, long id) {
        return Statements.of(tx, BoardSql.class).topic(id).orElseThrow();
    }
}

interface TopicsSql {
    @SqlQuery("select hidden from topic where id = :topic")
    int hidden(long topic);

    @SqlUpdate("update topic set family = id where id = :topic and family is null")
    void beginFamily(long topic);

    /// A topic beside the old one, still without posts.
    @SqlUpdate("""
            insert into topic (id, list_id, subject, posts, hidden, first_at, last_at, last_number, family)
            select :made, list_id, :subject, 0, 0, first_at, last_at, 0, family from topic where id = :old
            """)
    void insert(long made, long old, String subject);

    @SqlUpdate("update node set topic_id = :topic where id in (<nodes>)")
    void moveNodes(@BindList Collection<Long> nodes, long topic);

    @SqlUpdate("update post set topic_id = :topic where id in (<posts>)")
    void movePosts(@BindList Collection<Long> posts, long topic);

    @SqlUpdate("update node set cut_from = coalesce(parent_id, id), parent_id = null where id = :node")
    void cutOff(long node);

    @SqlUpdate("""
            update topic set
                posts = (select count(*) from post p where p.topic_id = :topic),
                first_at = (select min(p.written) from post p where p.topic_id = :topic),
                last_at = (select max(p.written) from post p where p.topic_id = :topic),
                last_number = (select max(p.number) from post p where p.topic_id = :topic)
            where id = :topic
            """)
    void countPosts(long topic);

    @SqlUpdate("update topic set regrouped = regrouped + 1 where id = :topic")
    void countRegrouping(long topic);

    /// Gives the topic the subject of this post, unless one that is left in it is called as the topic is.
    @SqlUpdate("""
            update topic set subject = (select p.subject from post p where p.id = :post)
            where id = :topic
                and not exists (select 1 from post p where p.topic_id = :topic and p.subject = topic.subject)
            """)
    void callAs(long post, long topic);

    /// What was cut off and is in one topic again with what it was cut from.
    @SqlQuery("""
            select n.id, n.cut_from from node n join node above on above.id = n.cut_from
            where n.topic_id = :topic and above.topic_id = :topic and above.id <> n.id
            order by n.id
            """)
    List<Topics.Cut> cut(long topic);

    @SqlUpdate("update node set parent_id = cut_from, cut_from = null where id = :node")
    void heal(long node);
}
