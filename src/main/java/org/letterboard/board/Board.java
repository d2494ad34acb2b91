package org.letterboard.board;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Statements;
import org.letterboard.reading.BaseSubject;
import org.letterboard.reading.Block;
import org.letterboard.threading.Forest;
import org.letterboard.threading.Kinship;
import org.letterboard.threading.ReplyOrder;

/// The board as it is stored. Whoever writes holds the lock on the list's row.
public final class Board {

    // Ghosts on the way up cost a step, too; a stranger may name a hundred.
    private static final int MOST_STEPS = 200;

    /// The forest of message ids of one list, as threading asks for it. For one placement: what it has read it does not
    /// read again.
    public Forest forest(Handle handle, long list) {
        return new StoredForest(Statements.of(handle, BoardSql.class), list);
    }

    /// The posts that an answer may be about, where its headers do not tell.
    ///
    /// @param subjectKey of the answer; null where it has no subject
    public Kinship.Recent recent(Handle handle, long list, @Nullable Long subjectKey) {
        return new StoredRecent(Statements.of(handle, BoardSql.class), list, subjectKey);
    }

    /// The posts of this list that came with this Message-ID.
    public List<Posted> posted(Handle handle, long list, String messageId) {
        return Statements.of(handle, BoardSql.class).posted(list, messageId);
    }

    /// @param hash of From, Date and body: two messages of one id and one hash are the same message
    public record Posted(long number, byte[] hash) {}

    /// The message id in the forest of the post that we sent under this id.
    public Optional<String> idBehind(Handle handle, long list, String sentAs) {
        return Statements.of(handle, BoardSql.class).idBehind(list, sentAs);
    }

    /// A post's id in the forest.
    public Optional<String> idOf(Handle handle, long post) {
        return Statements.of(handle, BoardSql.class).idOf(post);
    }

    /// How many posts a person has on a list; counts up to `limit`.
    public int countBy(Handle handle, long list, long author, int limit) {
        return Statements.of(handle, BoardSql.class).countBy(list, author, limit);
    }

    /// The number of the post of this list that we send under this id.
    public Optional<Long> sentAs(Handle handle, long list, String id) {
        return Statements.of(handle, BoardSql.class).sentAs(list, id);
    }

    /// A post's number, also where nobody sees it yet.
    public Optional<Long> number(Handle handle, long post) {
        return Statements.of(handle, BoardSql.class).number(post);
    }

    /// The next posts of a list behind a number, in their order.
    public List<Post> after(Handle handle, long list, long number, int limit) {
        return Statements.of(handle, BoardSql.class).after(list, number, limit);
    }

    /// The posts of a list with numbers above `after`, up to `until`, without those that an import has
    /// brought: these are what is new to its members.
    public List<Post> between(Handle handle, long list, long after, long until) {
        return Statements.of(handle, BoardSql.class).between(list, after, until);
    }

    /// Stores a post in its place. Topics that it ties together become one.
    public void add(Handle tx, NewPost added) {
        var sql = Statements.of(tx, BoardSql.class);
        var post = added.post();
        var place = added.place();
        place.joined().forEach(old -> Joining.join(tx, post.listId(), old, place.topic()));
        count(sql, added);
        place.added().forEach(node -> sql.insertNode(post.listId(), node));
        place.changed().forEach(sql::updateNode);
        sql.insertPost(
                post, added.hash(), added.run(), BaseSubject.of(post.subject()).key());
        sql.insertBody(post.id(), Blocks.write(added.blocks()), storable(added.html()));
        added.attached().forEach(sql::insertAttachment);
        if (added.run() == null) Changes.note(tx, post.listId(), post.id(), "add");
    }

    private static void count(BoardSql sql, NewPost added) {
        var post = added.post();
        var root = added.place().node().parent() == null;
        var hidden = added.run() != null;
        var counted = hidden
                ? sql.countHidden(post.topicId(), post.number(), post.written(), post.subject(), root)
                : sql.countPost(post.topicId(), post.number(), post.written(), post.subject(), root);
        if (counted == 0) sql.insertTopic(post, hidden ? 0 : 1, hidden ? 1 : 0);
    }

    // The text that was made of it is there, too; more than this is a newsletter and reads better as text.
    private static final int LONGEST_HTML = 100_000;

    private static @Nullable String storable(@Nullable String html) {
        // A NUL is no text for PostgreSQL.
        return html == null || html.length() > LONGEST_HTML ? null : html.replace('\0', ' ');
    }

    /// A page of a list's topics, those with the youngest posts first.
    ///
    /// @param before only topics whose youngest post has a smaller number
    public List<Topic> topics(Handle handle, long list, long before, int limit) {
        return Statements.of(handle, BoardSql.class).topics(list, before, limit);
    }

    /// All topics of a list in the order they began.
    public List<Topic> allTopics(Handle handle, long list) {
        return Statements.of(handle, BoardSql.class).allTopics(list);
    }

    /// A topic; where it was joined into another, that one.
    public Optional<Topic> topic(Handle handle, long id) {
        var topic = Statements.of(handle, BoardSql.class).topic(id);
        var into = topic.map(Topic::joinedInto);
        var now = into.isPresent() ? Statements.of(handle, BoardSql.class).topic(into.get()) : topic;
        // One without a post is not there yet: an import brings it.
        return now.filter(t -> t.posts() > 0);
    }

    public List<Post> posts(Handle handle, long topic) {
        return Statements.of(handle, BoardSql.class).posts(topic);
    }

    public Optional<Post> post(Handle handle, long list, long number) {
        return Statements.of(handle, BoardSql.class).post(list, number);
    }

    public Optional<Post> post(Handle handle, long id) {
        return Statements.of(handle, BoardSql.class).postById(id);
    }

    /// Which posts a message became: one a list.
    public List<Post> postsOfMail(Handle handle, long inboxId) {
        return Statements.of(handle, BoardSql.class).postsOfMail(inboxId);
    }

    /// The posts, on whatever list, of a message with this Message-ID: as it came in, or as we send it.
    public List<Post> withMessageId(Handle handle, String messageId) {
        return Statements.of(handle, BoardSql.class).withMessageId(messageId);
    }

    /// The topic's posts in the order in which people read them.
    public List<ReplyOrder.Line> order(Handle handle, long topic, List<Post> posts) {
        var nodes = Statements.of(handle, BoardSql.class).nodes(topic);
        return ReplyOrder.of(
                nodes,
                posts.stream()
                        .map(p -> new ReplyOrder.Entry(p.id(), p.number(), p.written()))
                        .toList());
    }

    /// The posts above one, the oldest first, as far as they are here; at most `limit`, the nearest
    /// ones.
    public List<Post> above(Handle handle, Post post, int limit) {
        var sql = Statements.of(handle, BoardSql.class);
        var posts = new ArrayDeque<Post>();
        var met = new HashSet<Long>();
        var at = sql.parent(post.id());
        while (at.isPresent() && posts.size() < limit && met.size() < MOST_STEPS && met.add(at.get())) {
            sql.postById(at.get()).ifPresent(posts::addFirst);
            at = sql.parent(at.get());
        }
        return List.copyOf(posts);
    }

    public List<Block> blocks(Handle handle, long post) {
        return Statements.of(handle, BoardSql.class)
                .body(post)
                .map(Blocks::read)
                .orElse(List.of());
    }

    public List<Attached> attached(Handle handle, long topic) {
        return Statements.of(handle, BoardSql.class).attached(topic);
    }

    /// How many posts a list has.
    public long count(Handle handle, long list) {
        return Statements.of(handle, BoardSql.class).count(list);
    }

    /// Changes with everything that happens to the posts of a list: what was shown at the same number
    /// looks the same.
    public long lastChange(Handle handle, long list) {
        return Statements.of(handle, BoardSql.class).lastChange(list);
    }

    /// The topic's posts in the order in which people read them, without what they say.
    public List<ReplyOrder.Line> outline(Handle handle, long topic) {
        var outline = Statements.of(handle, BoardSql.class).outline(topic);
        return ReplyOrder.of(
                outline.stream().map(NodeAndPost::node).toList(),
                outline.stream().flatMap(row -> row.entry().stream()).toList());
    }

    /// What some posts say, by their ids. Of one longer than `longest` nothing: it has a page of its
    /// own.
    public Map<Long, Shown> shown(Handle handle, Collection<Long> posts, int longest) {
        if (posts.isEmpty()) return Map.of();
        return Statements.of(handle, BoardSql.class).shown(posts, longest).stream()
                .map(ShownRow::shown)
                .collect(Collectors.toMap(shown -> shown.post().id(), shown -> shown));
    }

    /// What is attached to some posts.
    public List<Attached> attachedTo(Handle handle, Collection<Long> posts) {
        return posts.isEmpty()
                ? List.of()
                : Statements.of(handle, BoardSql.class).attachedTo(posts);
    }
}
