package org.letterboard.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.NewPost;
import org.letterboard.board.Post;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect.Import;
import org.letterboard.errands.Effect.Publish;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Masks;
import org.letterboard.lists.Members;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.letterboard.reading.Attachment;
import org.letterboard.threading.Placement;

/// Carries out that a message becomes a post: its number, its place in a topic, its rows, and the
/// mailing to the members.
public final class Publishing {

    // A Date further ahead than this is a wrong clock, and would stand above everything else for years.
    private static final Duration AHEAD = Duration.ofDays(1);
    // Before this there was no mail of today's form (RFC 822). A clock that was never set says 1970.
    private static final Instant EARLIEST = Instant.parse("1980-01-02T00:00:00Z");
    // More than any mail program writes.
    private static final int LONGEST_CONTENT_ID = 500;

    private final Database database;
    private final Clock clock;
    private final String domain;
    private final RandomGenerator random;
    private final Lists lists;
    private final Members members;
    private final Masks masks;
    private final Board board;
    private final Places places;
    private final Outbox outbox;

    public Publishing(
            Database database,
            Clock clock,
            String domain,
            RandomGenerator random,
            Lists lists,
            Members members,
            Masks masks,
            Board board,
            Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.domain = domain;
        this.random = random;
        this.lists = lists;
        this.members = members;
        this.masks = masks;
        this.board = board;
        this.places = new Places(database, domain, board);
        this.outbox = outbox;
    }

    /// Publishes the message, and says in words what became of it.
    public String publish(Handle tx, Publish publish) {
        var list = publish.list();
        var message = publish.message();
        // From here on no other post of this list comes between.
        var number = lists.lock(tx, list) + 1;
        var id = message.letter().head().messageId();
        var namesakes = id == null ? List.<Board.Posted>of() : board.posted(tx, list.id(), id);
        for (var twin : namesakes)
            if (Arrays.equals(twin.hash(), message.hash()))
                return "a duplicate of " + list.name() + " #" + twin.number();

        lists.give(tx, list, number);
        var own = newId(number);
        // Its own id in the forest, or one of ours where it has none or another message has it.
        var key = id == null || !namesakes.isEmpty() ? own : id;
        var stored = store(tx, publish, number, new Ids(key, list.hidesAddresses() ? own : key), null);
        var post = stored.post();
        var recipients = mail(tx, list, post, sameAs(message));
        return "posted to " + list.name() + " as #" + number + " in topic " + post.topicId() + stored.why()
                + ", goes to " + recipients
                + (recipients == 1 ? " member" : " members");
    }

    /// Publishes a message from an archive, which goes to nobody, and says in words what became of it.
    /// It keeps its id in what we send as well: whoever was on the list in its time has it in their own
    /// mailbox.
    public String bring(Handle tx, Import bring) {
        var list = bring.list();
        var number = lists.lock(tx, list) + 1;
        var id = bring.message().letter().head().messageId();
        var taken = id != null && !board.posted(tx, list.id(), id).isEmpty();
        lists.give(tx, list, number);
        var key = id == null ? ArchiveIds.of(bring.message()) : taken ? newId(number) : id;
        var sentAs = bring.sentAs();
        if (sentAs == null || board.sentAs(tx, list.id(), sentAs).isPresent()) sentAs = key;
        var publish = new Publish(bring.message(), list, bring.author(), null);
        var stored = store(tx, publish, number, new Ids(key, sentAs), bring.run());
        return "imported to " + list.name() + " as #" + number + " in topic "
                + stored.post().topicId() + stored.why();
    }

    /// @param key    its id in the forest
    /// @param sentAs its id in what we send
    private record Ids(String key, String sentAs) {}

    private Stored store(Handle tx, Publish publish, long number, Ids ids, @Nullable Long run) {
        var message = publish.message();
        var found = places.of(tx, publish, ids.key(), written(publish), run != null);
        var place = found.placement();
        var post = post(publish, place, number, ids.sentAs(), message.source(tx, database::nextId));
        var body = message.letter().body();
        var html = body.htmlOnly() ? body.html() : null;
        board.add(tx, new NewPost(post, place, message.hash(), body.blocks(), html, attached(post, message), run));
        masks.of(tx, publish.list(), publish.author(), post.author());
        return new Stored(
                post, found.why().map(why -> " (found by " + why + ")").orElse(""));
    }

    /// @param why how its topic was found, where its headers did not say; else empty
    private record Stored(Post post, String why) {}

    private String newId(long number) {
        return "<" + number + "." + Long.toString(random.nextLong(1L << 40), 36) + "@" + domain + ">";
    }

    private static Post post(Publish publish, Placement place, long number, String sentAs, long source) {
        var message = publish.message();
        var letter = message.letter();
        var received = message.mail().received();
        return new Post(
                place.node().id(),
                publish.list().id(),
                number,
                place.topic(),
                source,
                message.mail().id(),
                letter.head().messageId(),
                sentAs,
                publish.author().id(),
                Names.shown(letter.head().fromName(), publish.author()),
                letter.subject(),
                written(publish),
                received);
    }

    private static Instant written(Publish publish) {
        var message = publish.message();
        return written(message.letter().head().date(), message.mail().received());
    }

    private static Instant written(@Nullable Instant date, Instant received) {
        return date == null || date.isAfter(received.plus(AHEAD)) || date.isBefore(EARLIEST) ? received : date;
    }

    private static List<Attached> attached(Post post, Incoming message) {
        var attached = new ArrayList<Attached>();
        for (var a : message.letter().attachments())
            attached.add(new Attached(post.id(), a.part(), a.name(), a.type(), a.size(), contentId(a)));
        return attached;
    }

    private static @Nullable String contentId(Attachment attachment) {
        var id = attachment.contentId();
        return id == null || id.length() > LONGEST_CONTENT_ID || id.indexOf(0) >= 0 ? null : id;
    }

    /// What the same message to another list has, too. Two that only look alike have two ids.
    private static byte[] sameAs(Incoming message) {
        var id = message.letter().head().messageId();
        if (id == null) return message.hash();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(message.hash());
            return digest.digest(id.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Who is on two lists that got the same message has it from the first one already.
    private int mail(Handle tx, MailingList list, Post post, byte[] sameAs) {
        var recipients = new ArrayList<>(members.eachPost(tx, list));
        if (recipients.isEmpty()) return 0;
        recipients.removeAll(outbox.alreadyGet(tx, sameAs, list.id()));
        var now = clock.instant();
        outbox.add(
                tx,
                new Mailing(
                        database.nextId(),
                        Mailing.Kind.POST,
                        list.id(),
                        post.sourceId(),
                        post.id(),
                        post.inboxId(),
                        post.authorId(),
                        post.sentAs(),
                        sameAs,
                        now,
                        now),
                recipients);
        return recipients.size();
    }
}
