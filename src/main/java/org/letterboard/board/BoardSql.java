package org.letterboard.board;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.letterboard.threading.Node;

// H2 takes the order from an index only if `order by` names all of its columns, also one that is the same in all rows.
interface BoardSql {
    /// One at a time: of an index over two columns H2 uses only the first for `in (...)`, and reads the whole list.
    @SqlQuery("""
            select id, message_id, topic_id as topic, parent_id as parent, ghost, cut_from is not null as cut from node
            where list_id = :list and message_id = :messageId
            """)
    Optional<Node> named(long list, String messageId);

    @SqlQuery("""
            select id, message_id, topic_id as topic, parent_id as parent, ghost, cut_from is not null as cut from node
            where topic_id = :topic
            """)
    List<Node> nodes(long topic);

    @SqlQuery("select id, family from topic where id in (<topics>) and family is not null")
    @KeyColumn("id")
    @ValueColumn("family")
    Map<Long, Long> families(@BindList Collection<Long> topics);

    @SqlQuery("select parent_id from node where id = :id and parent_id is not null")
    Optional<Long> parent(long id);

    @SqlUpdate("""
            insert into node (id, list_id, message_id, topic_id, parent_id, ghost)
            values (:id, :list, :messageId, :topic, :parent, :ghost)
            """)
    void insertNode(long list, @BindMethods Node node);

    @SqlUpdate("update node set topic_id = :topic, parent_id = :parent, ghost = :ghost where id = :id")
    void updateNode(@BindMethods Node node);

    /// A topic of one post.
    @SqlUpdate("""
            insert into topic (id, list_id, subject, posts, hidden, first_at, last_at, last_number, joined_into)
            values (:topicId, :listId, :subject, :posts, :hidden, :written, :written, :number, null)
            """)
    void insertTopic(@BindMethods Post post, int posts, int hidden);

    /// @param root no post stands above it: the topic is called what it is called
    @SqlUpdate("""
            update topic set
                posts = posts + 1, last_number = :number,
                subject = case when posts = 0 or :root or :written < first_at then :subject else subject end,
                first_at = case when posts = 0 then :written else least(first_at, :written) end,
                last_at = case when posts = 0 then :written else greatest(last_at, :written) end
            where id = :id
            """)
    int countPost(long id, long number, Instant written, String subject, boolean root);

    /// Counts a post that nobody sees yet. Where there are others, the topic looks as it did.
    @SqlUpdate("""
            update topic set
                hidden = hidden + 1,
                last_number = case when posts = 0 then :number else last_number end,
                subject = case when posts = 0 and (:root or :written < first_at) then :subject else subject end,
                first_at = case when posts = 0 then least(first_at, :written) else first_at end,
                last_at = case when posts = 0 then greatest(last_at, :written) else last_at end
            where id = :id
            """)
    int countHidden(long id, long number, Instant written, String subject, boolean root);

    @SqlQuery("select * from topic where id = :id")
    Optional<Topic> topic(long id);

    @SqlQuery("""
            select * from topic where list_id = :list and last_number < :before and posts > 0
            order by list_id, last_number desc limit :limit
            """)
    List<Topic> topics(long list, long before, int limit);

    @SqlQuery("select * from topic where list_id = :list and posts > 0 order by first_at, id")
    List<Topic> allTopics(long list);

    @SqlUpdate("""
            insert into post
                (id, list_id, number, topic_id, source_id, inbox_id, message_id, sent_as, content_hash,
                 author_id, author, subject, written, received, import_id, subject_key)
            values
                (:id, :listId, :number, :topicId, :sourceId, :inboxId, :messageId, :sentAs, :hash,
                 :authorId, :author, :subject, :written, :received, :run, :subjectKey)
            """)
    void insertPost(@BindMethods Post post, byte[] hash, @Nullable Long run, @Nullable Long subjectKey);

    @SqlQuery("""
            select p.id, n.message_id, p.topic_id as topic, p.author_id as author, p.written
            from post p join node n on n.id = p.id
            where p.list_id = :list and p.subject_key = :subjectKey
            order by p.list_id, p.subject_key, p.number desc limit :most
            """)
    List<StoredRecent.Row> namesakes(long list, long subjectKey, int most);

    @SqlQuery("""
            select p.id, n.message_id, p.topic_id as topic, p.author_id as author, p.written
            from post p join node n on n.id = p.id
            where p.list_id = :list
            order by p.list_id desc, p.number desc limit :most
            """)
    List<StoredRecent.Row> latest(long list, int most);

    @SqlQuery("select number from post where id = :post")
    Optional<Long> number(long post);

    @SqlQuery("select number from post where list_id = :list and sent_as = :sentAs")
    Optional<Long> sentAs(long list, String sentAs);

    @SqlQuery("select number, content_hash as hash from post where list_id = :list and message_id = :messageId")
    List<Board.Posted> posted(long list, String messageId);

    @SqlQuery("""
            select n.message_id from post p join node n on n.id = p.id
            where p.list_id = :list and p.sent_as = :sentAs
            """)
    Optional<String> idBehind(long list, String sentAs);

    @SqlQuery("select message_id from node where id = :post")
    Optional<String> idOf(long post);

    @SqlQuery(
            "select count(*) from (select 1 from post where list_id = :list and author_id = :author limit :limit) as counted")
    int countBy(long list, long author, int limit);

    @SqlQuery("""
            select * from post where list_id = :list and number > :after and number <= :until and import_id is null
            order by number
            """)
    List<Post> between(long list, long after, long until);

    @SqlQuery("""
            select * from post where list_id = :list and number > :after
                and coalesce(import_id, 0) not in (select run_id from import_open)
            order by list_id, number limit :limit
            """)
    List<Post> after(long list, long after, int limit);

    @SqlQuery("""
            select * from post where topic_id = :topic
                and coalesce(import_id, 0) not in (select run_id from import_open)
            order by number
            """)
    List<Post> posts(long topic);

    @SqlQuery("""
            select * from post where list_id = :list and number = :number
                and coalesce(import_id, 0) not in (select run_id from import_open)
            """)
    Optional<Post> post(long list, long number);

    @SqlQuery("""
            select * from post where id = :id
                and coalesce(import_id, 0) not in (select run_id from import_open)
            """)
    Optional<Post> postById(long id);

    @SqlQuery("select * from post where inbox_id = :inboxId order by id")
    List<Post> postsOfMail(long inboxId);

    /// By way of the lists, since the indexes begin with them.
    @SqlQuery("""
            select p.* from list l join post p on p.list_id = l.id and p.message_id = :id
            union
            select p.* from list l join post p on p.list_id = l.id and p.sent_as = :id
            """)
    List<Post> withMessageId(String id);

    @SqlQuery("select coalesce(sum(posts), 0) from topic where list_id = :list")
    long count(long list);

    @SqlUpdate("insert into post_body (post_id, blocks, html) values (:post, :blocks, :html)")
    void insertBody(long post, String blocks, @Nullable String html);

    @SqlQuery("select blocks from post_body where post_id = :post")
    Optional<String> body(long post);

    @SqlQuery("select blocks from post_body where post_id = :post and length(blocks) <= :longest")
    Optional<String> shortBody(long post, int longest);

    @SqlUpdate("""
            insert into attachment (post_id, part, name, type, size, content_id)
            values (:postId, :part, :name, :type, :size, :contentId)
            """)
    void insertAttachment(@BindMethods Attached attached);

    @SqlQuery("""
            select a.* from attachment a join post p on p.id = a.post_id where p.topic_id = :topic
            order by a.post_id, a.part
            """)
    List<Attached> attached(long topic);

    @SqlQuery("select last_change from list where id = :list")
    long lastChange(long list);

    @SqlQuery("""
            select n.id, n.message_id, n.topic_id as topic, n.parent_id as parent, n.ghost,
                n.cut_from is not null as cut, p.number, p.written
            from node n left join post p on p.id = n.id
                and coalesce(p.import_id, 0) not in (select run_id from import_open)
            where n.topic_id = :topic
            """)
    List<NodeAndPost> outline(long topic);

    @SqlQuery("""
            select p.*,
                case when length(b.blocks) <= :longest then b.blocks end as blocks,
                case when length(b.blocks) <= :longest then b.html end as html
            from post p join post_body b on b.post_id = p.id
            where p.id in (<posts>)
                and coalesce(p.import_id, 0) not in (select run_id from import_open)
            """)
    List<ShownRow> shown(@BindList Collection<Long> posts, int longest);

    @SqlQuery("select * from attachment where post_id in (<posts>) order by post_id, part")
    List<Attached> attachedTo(@BindList Collection<Long> posts);
}
