package org.letterboard.posting;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.moderation.Gate;
import org.letterboard.moderation.Moderation;
import org.letterboard.moderation.Ruling;
import org.letterboard.notices.Notice;
import org.letterboard.reading.Kind;

/// Decides about a message that wants to be posted.
public final class Posting implements Handler<Errand.Post> {
    // Whose message in an archive names no address. There is no such domain, and never will be (RFC 2606).
    private static final EmailAddress NOBODY =
            EmailAddress.parse("unknown@archive.invalid").orElseThrow();

    private final Gate gate;
    private final Members members;
    private final Board board;
    private final HeldPosts held;

    public Posting(Gate gate, Members members, Board board, HeldPosts held) {
        this.gate = gate;
        this.members = members;
        this.board = board;
        this.held = held;
    }

    @Override
    public List<Effect> handle(Handle tx, Incoming came, Errand.Post errand) {
        var list = errand.list();
        var message = errand.reworked() == null ? came : errand.reworked();
        if (message.letter().kind() == Kind.EMPTY) return refuse(message, list, "empty", "there is nothing in it");
        if (isHeldAlready(tx, message, list))
            return List.of(new Effect.Note("a duplicate of one that is or was held on " + list.name()));
        return thanked(tx, message, errand)
                .map(post -> thanks(list, post))
                .orElseGet(() -> decide(tx, message, list, errand.parent()));
    }

    /// The post whose author alone an answer is for that says only thanks; empty where it says more, or where one of
    /// the two is not on the list, or both are one.
    private Optional<Post> thanked(Handle tx, Incoming message, Errand.Post errand) {
        var letter = message.letter();
        if (letter.kind() != Kind.THANKS || message.isRobot()) return Optional.empty();
        var list = errand.list();
        var own = message.authorAddress()
                .flatMap(address -> members.find(tx, address))
                .map(Member::id)
                .filter(member -> members.isOn(tx, list, member));
        if (own.isEmpty()) return Optional.empty();
        var answered = errand.parent() != null
                ? board.post(tx, errand.parent())
                : letter.head().inReplyTo().stream()
                        .flatMap(id -> board.withMessageId(tx, id).stream())
                        .filter(post -> post.listId() == list.id())
                        .findFirst();
        return answered.filter(post -> post.authorId() != own.get())
                .filter(post -> members.isOn(tx, list, post.authorId()));
    }

    private static List<Effect> thanks(MailingList list, Post post) {
        return List.of(
                new Effect.Note("it says only thanks, and so it is for the author of #" + post.number() + " alone"),
                new Effect.HandOn(new Errand.PrivateReply(list, post.authorId())));
    }

    /// The word has been said that it waited for. What a moderator approved goes out as it is; what its
    /// author has found the place of is decided about like any other.
    public List<Effect> released(Handle tx, Incoming message, Errand.PostReleased errand) {
        var post = errand.post();
        return post.state() == HeldPost.State.APPROVED
                ? publish(tx, message, errand.list(), post.author(), post.parentId())
                : decide(tx, message, errand.list(), post.parentId());
    }

    /// What stood in an archive stands on the board: no rule of the list holds it, and no robot is
    /// turned away.
    public List<Effect> imported(Handle tx, Incoming message, Errand.Imported errand) {
        var author = message.author()
                .orElseGet(() -> new Mailbox(message.letter().head().fromName(), NOBODY));
        return List.of(new Effect.Import(
                message, errand.list(), members.findOrAdd(tx, author), errand.run(), errand.sentAs()));
    }

    /// The number of the post of the list that this message from an archive is already: the same
    /// message, or a copy of it that we sent. The caller holds the lock on the list's row.
    public Optional<Long> knownFromArchive(Handle tx, Incoming message, MailingList list) {
        var id = message.letter().head().messageId();
        if (id == null)
            return Optional.ofNullable(board.forest(tx, list.id())
                            .named(Set.of(ArchiveIds.of(message)))
                            .get(ArchiveIds.of(message)))
                    .filter(node -> !node.ghost())
                    .flatMap(node -> board.number(tx, node.id()));
        var namesakes = board.posted(tx, list.id(), id);
        if (namesakes.isEmpty()) return board.sentAs(tx, list.id(), id);
        return namesakes.stream()
                .filter(twin -> Arrays.equals(twin.hash(), message.hash()))
                .map(Board.Posted::number)
                .findFirst();
    }

    private List<Effect> decide(Handle tx, Incoming message, MailingList list, @Nullable Long parent) {
        return switch (gate.rule(tx, message, list)) {
            case Ruling.Accepted(var author) -> publish(tx, message, list, author, parent);
            case Ruling.Held ruling ->
                unlessPosted(tx, message, list, () -> Moderation.hold(message, list, ruling, parent));
            case Ruling.Undecided(var why) -> unlessPosted(tx, message, list, () -> List.of(new Effect.SetAside(why)));
            case Ruling.Refused(var template, var why) ->
                unlessPosted(tx, message, list, () -> refuse(message, list, template, why));
        };
    }

    /// Nobody is asked about a message that stands on the board already, and nobody is told off for sending it again.
    private List<Effect> unlessPosted(Handle tx, Incoming message, MailingList list, Supplier<List<Effect>> effects) {
        return posted(tx, message, list)
                .map(number -> List.<Effect>of(new Effect.Note("a duplicate of " + list.name() + " #" + number)))
                .orElseGet(effects);
    }

    private List<Effect> publish(Handle tx, Incoming message, MailingList list, Mailbox author, @Nullable Long parent) {
        return List.of(new Effect.Publish(message, list, members.findOrAdd(tx, author), parent));
    }

    private boolean isHeldAlready(Handle tx, Incoming message, MailingList list) {
        return !held.twins(tx, list.id(), message.letter().head().messageId(), message.hash())
                .isEmpty();
    }

    /// The number of the post that is this very message.
    private Optional<Long> posted(Handle tx, Incoming message, MailingList list) {
        var id = message.letter().head().messageId();
        if (id == null) return Optional.empty();
        return board.posted(tx, list.id(), id).stream()
                .filter(twin -> Arrays.equals(twin.hash(), message.hash()))
                .map(Board.Posted::number)
                .findFirst();
    }

    /// Tells the author once a day why nobody has got the message; a robot is told nothing.
    private static List<Effect> refuse(Incoming message, MailingList list, String template, String why) {
        var note = new Effect.Note("not posted to " + list.name() + ": " + why);
        var author = message.author();
        if (author.isEmpty() || !message.mayBeTold()) return List.of(note);
        return List.of(
                note,
                new Effect.Notify(Notice.to(author.get(), list, template)
                        .filled(Map.of("subject", message.letter().subject()))
                        .answering(message.letter().head().messageId())
                        .onceADay()));
    }
}
