package org.letterboard.digest;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.digest.Issue.Item;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.MessageIds;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Reworded;
import org.letterboard.reading.Attachment;
import org.letterboard.reading.Kind;
import org.letterboard.reading.Reading;

/// Replies to digests: to one letter, or to the whole. What is posted is what its author wrote, below the letter that
/// it answers; the digest itself stays out of it.
public final class DigestReplies {
    private final Board board;
    private final Archive archive;
    private final WhichLetter which;
    private final DigestIds ids;

    public DigestReplies(AddressGrammar addresses, Tokens tokens, Board board, WhichLetter which) {
        this.ids = new DigestIds(addresses.postmaster().domain());
        this.board = board;
        this.archive = new Archive(tokens, board);
        this.which = which;
    }

    /// To the address below a letter.
    public List<Effect> toItem(Handle tx, Incoming message, Errand.AnswerItem errand) {
        if (message.isRobot()) return robot();
        var list = errand.list();
        var post = board.post(tx, errand.post()).filter(p -> p.listId() == list.id());
        if (post.isEmpty()) return handOn(list, null, null);
        var digests = archive.holding(tx, post.get());
        // The other letters of those digests do not matter here: whose answer it is the address has said.
        var reply = reply(message, archive.printed(tx, list, digests, List.of()));
        if (!reply.quotes()) return handOn(list, post.get(), null);
        var subject = message.letter().subject();
        var ofDigest = digests.stream().anyMatch(digest -> isSubject(tx, digest, subject));
        var title = ofDigest ? subjectOf(tx, post.get()) : subject;
        return handOn(list, post.get(), reworked(tx, message, reply, title, post.get()));
    }

    private static boolean isSubject(Handle tx, Digest digest, String subject) {
        return Subjects.base(Reading.read(Sources.read(tx, digest.sourceId())).subject())
                .equals(Subjects.base(subject));
    }

    /// To the digest as a whole.
    public List<Effect> toDigest(Handle tx, Incoming message, Errand.AnswerDigest errand) {
        if (message.isRobot()) return robot();
        if (message.letter().kind() == Kind.THANKS)
            return List.of(new Effect.Note("thanks for a digest, for nobody in particular"));
        var list = errand.list();
        var digest = archive.find(tx, list, errand.digest());
        if (digest.isEmpty()) return handOn(list, null, null);
        var items = archive.items(tx, digest.get());
        var reply = reply(message, archive.printed(tx, list, List.of(digest.get()), items));
        var subject = message.letter().subject();
        var empty = reply.words().isBlank() && files(tx, message).isEmpty();
        var meant = empty ? Optional.<Post>empty() : meant(items, reply, subject);
        if (meant.isPresent()) {
            var post = meant.get();
            return handOn(list, post, reworked(tx, message, reply, subjectOf(tx, post), post));
        }
        var words = reworked(tx, message, reply, subject, null);
        // Whoever writes under a subject of their own, and leaves nothing of the digest in, begins something new.
        var isNew = !reply.quotes() && !isSubject(tx, digest.get(), subject);
        return empty || isNew ? handOn(list, null, words) : which.ask(tx, words, list, items, reply.quoted());
    }

    private static Reply reply(Incoming message, Printed printed) {
        return new Reply(OwnWords.of(message.letter().body().blocks(), printed));
    }

    /// Which letter a reply answers, as far as it can be told.
    private Optional<Post> meant(List<Item> items, Reply reply, String subject) {
        if (items.size() == 1) return Optional.of(items.getFirst().post());
        var answered = reply.answered();
        if (answered.isPresent())
            return Optional.of(items.get(answered.get() - 1).post());
        var topics = items.stream().map(Item::post).collect(groupingBy(Post::topicId));
        var base = Subjects.base(subject);
        var meant = topics.values().stream()
                .filter(posts -> topics.size() == 1
                        || posts.stream()
                                .anyMatch(post -> Subjects.base(post.subject()).equals(base)))
                .toList();
        return meant.size() == 1 ? meant.getFirst().stream().max(comparingLong(Post::number)) : Optional.empty();
    }

    private String subjectOf(Handle tx, Post post) {
        return Subjects.reply(board.topic(tx, post.topicId()).orElseThrow().subject());
    }

    private Incoming reworked(Handle tx, Incoming message, Reply reply, String subject, @Nullable Post parent) {
        var original = Sources.read(tx, message.mail().sourceId());
        var words = new Reworded(original, subject, parent == null ? null : parent.sentAs())
                .with(reply.words(), files(tx, message));
        return message.reworked(words, Reading.read(words));
    }

    /// What is attached, but for a digest: some mail programs send along what they answer.
    private List<Integer> files(Handle tx, Incoming message) {
        return message.letter().attachments().stream()
                .filter(file -> !file.type().equals("message/rfc822") || !isDigest(tx, message, file))
                .map(Attachment::part)
                .toList();
    }

    private boolean isDigest(Handle tx, Incoming message, Attachment file) {
        var tree = MimeTree.of(Sources.read(tx, message.mail().sourceId()));
        return tree.children(tree.parts().get(file.part())).stream()
                .flatMap(part -> part.header().values("Message-ID").stream())
                .anyMatch(id -> ids.in(MessageIds.parse(id)).isPresent());
    }

    /// Which letter was meant, as its author says when asked.
    public List<Effect> chosen(Handle tx, Incoming message, Errand.ItemChosen errand) {
        return which.chosen(tx, message, errand, post -> subjectOf(tx, post));
    }

    private static List<Effect> handOn(MailingList list, @Nullable Post parent, @Nullable Incoming reworked) {
        return List.of(new Effect.HandOn(new Errand.Post(list, parent == null ? null : parent.id(), reworked)));
    }

    private static List<Effect> robot() {
        return List.of(new Effect.Note("a robot's answer to a digest, not posted"));
    }
}
