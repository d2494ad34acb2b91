package org.letterboard.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.digest.Issue.Item;
import org.letterboard.display.Addressless;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.mail.Mailbox;
import org.letterboard.mail.Reworded;
import org.letterboard.moderation.Gate;
import org.letterboard.moderation.Ruling;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Asking;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// Asks the author of a reply which letter of a digest they answered, where the reply does not say so.
public final class WhichLetter {
    // What fits a mail; whoever means another one has its number from the digest.
    private static final int MOST_NAMED = 40;
    // Enough to know a letter by.
    private static final int BEGINNING = 60;

    private final Gate gate;
    private final Members members;
    private final Board board;
    private final HeldPosts held;
    private final Questions questions;
    private final Addressless addressless;
    private final Gathering gathering;

    public WhichLetter(
            Gate gate, Members members, Board board, HeldPosts held, Questions questions, Addressless addressless) {
        this.gate = gate;
        this.members = members;
        this.board = board;
        this.held = held;
        this.questions = questions;
        this.addressless = addressless;
        this.gathering = new Gathering(board);
    }

    /// @param message what its author wrote, without the digest
    /// @param quoted  the letters that it quotes: one of them will be meant
    List<Effect> ask(Handle tx, Incoming message, MailingList list, List<Item> items, Set<Integer> quoted) {
        // Who may not post is told so, or waits for a moderator, and is asked nothing.
        var author = mayPost(tx, message, list);
        if (author.isEmpty()) return List.of(new Effect.HandOn(new Errand.Post(list, null, message)));
        if (!held.twins(tx, list.id(), message.letter().head().messageId(), message.hash())
                .isEmpty()) return List.of(new Effect.Note("a duplicate of one that is or was held on " + list.name()));
        var ids = items.stream().map(item -> Long.toString(item.post().id())).collect(Collectors.joining(" "));
        var asking = Asking.toOne(Question.Kind.ITEM, list, null, ids, author.get(), "which-item")
                .filled(words(named(items, quoted), items.size(), false))
                .answering(message.letter().head().messageId());
        return List.of(new Effect.Hold(
                message,
                list,
                author.get(),
                "its author is asked which letter of a digest it answers",
                null,
                HeldPost.State.ASKING,
                asking));
    }

    private Optional<Mailbox> mayPost(Handle tx, Incoming message, MailingList list) {
        if (!message.mayBeTold()) return Optional.empty();
        return switch (gate.rule(tx, message, list)) {
            case Ruling.Accepted(var author) -> Optional.of(author);
            case Ruling.Held ruling -> Optional.of(ruling.author()).filter(author -> isMember(tx, list, author));
            case Ruling.Undecided _, Ruling.Refused _ -> Optional.empty();
        };
    }

    private boolean isMember(Handle tx, MailingList list, Mailbox author) {
        return members.find(tx, author.address())
                .filter(member -> members.isOn(tx, list, member.id()))
                .isPresent();
    }

    private static List<Item> named(List<Item> items, Set<Integer> quoted) {
        var some = items.stream().filter(item -> quoted.contains(item.place())).toList();
        return (some.size() > 1 && some.size() < items.size() ? some : items)
                .stream().limit(MOST_NAMED).toList();
    }

    private Map<String, Object> words(List<Item> named, int all, boolean again) {
        return Map.of(
                "letters",
                named.stream().map(this::words).toList(),
                "last",
                all,
                "others",
                named.size() < all,
                "again",
                again);
    }

    private Map<String, Object> words(Item item) {
        var line = addressless.line(item.words().strip().replaceAll("\\s+", " "));
        return Map.of(
                "number", item.place(),
                "subject", addressless.line(item.post().subject()),
                "author", addressless.line(item.post().author()),
                "beginning",
                        line.length() <= BEGINNING
                                ? line
                                : line.substring(0, BEGINNING).strip() + " ...");
    }

    /// What its author says. The first answer counts.
    ///
    /// @param subject of an answer to a post
    List<Effect> chosen(Handle tx, Incoming message, Errand.ItemChosen errand, Function<Post, String> subject) {
        var question = errand.question();
        var post = held.lock(tx, question.about() == null ? -1 : question.about());
        if (post.isEmpty()
                || question.state() != Question.State.OPEN
                || post.get().state() != HeldPost.State.ASKING)
            return List.of(new Effect.Note("answered before, nothing changed"));
        return switch (errand.answer()) {
            case Answer.Chosen(var number) -> chosen(tx, message, errand, post.get(), number, subject);
            case Answer.No _ -> notAtAll(message, errand, post.get());
            case Answer.Yes _, Answer.Undo _, Answer.Words _, Answer.Unclear _ -> again(tx, message, errand);
        };
    }

    private List<Effect> chosen(
            Handle tx,
            Incoming message,
            Errand.ItemChosen errand,
            HeldPost waiting,
            int number,
            Function<Post, String> subject) {
        var ids = ids(errand.question());
        if (number < 1 || number > ids.length) return again(tx, message, errand);
        var parent = board.post(tx, ids[number - 1])
                .filter(p -> p.listId() == errand.list().id());
        if (parent.isEmpty()) return again(tx, message, errand);
        var title = subject.apply(parent.get());
        var words = new Reworded(
                        Sources.read(tx, waiting.sourceId()),
                        title,
                        parent.get().sentAs())
                .retitled();
        return List.of(
                new Effect.Answered(errand.question(), errand.answer().word(), errand.by()),
                new Effect.Reword(waiting, title, words),
                new Effect.Release(
                        waiting,
                        HeldPost.State.PLACED,
                        errand.by(),
                        waiting.at(),
                        parent.get().id()),
                new Effect.Note(
                        "its author says that it answers #" + parent.get().number()));
    }

    private static long[] ids(Question question) {
        return Arrays.stream(question.words().split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static List<Effect> notAtAll(Incoming message, Errand.ItemChosen errand, HeldPost waiting) {
        return List.of(
                new Effect.Answered(errand.question(), errand.answer().word(), errand.by()),
                new Effect.Decide(waiting, HeldPost.State.REJECTED, errand.by(), ""),
                new Effect.Note("its author does not want to send it after all"),
                new Effect.Notify(Notice.to(waiting.author(), errand.list(), "reply-dropped")
                        .answering(message.letter().head().messageId())));
    }

    /// The same question once more, where the number is none of it.
    private List<Effect> again(Handle tx, Incoming message, Errand.ItemChosen errand) {
        var note = new Effect.Note("a number that no letter has, nothing changed");
        var question = errand.question();
        if (!questions.mayExplain(tx, question)) return List.of(note);
        var ids = ids(question);
        var posts = Arrays.stream(ids)
                .limit(MOST_NAMED)
                .mapToObj(id -> board.post(tx, id))
                .flatMap(Optional::stream)
                .toList();
        var items = gathering.items(tx, posts);
        var author = held.find(tx, question.about() == null ? -1 : question.about())
                .orElseThrow()
                .author();
        return List.of(
                note,
                new Effect.Notify(Notice.to(author, errand.list(), "which-item")
                        .filled(words(items, ids.length, true))
                        .repliesTo(questions.replyAddress(errand.list(), question.id()))
                        .answering(message.letter().head().messageId())));
    }
}
