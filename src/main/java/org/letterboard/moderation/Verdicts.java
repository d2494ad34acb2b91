package org.letterboard.moderation;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// What a moderator's word means: the post goes out when the grace time is over, or its author reads why not. The first
/// word counts, and the other moderators are told in the same mail thread.
public final class Verdicts implements Handler<Errand.Verdict> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Clock clock;
    private final Lists lists;
    private final HeldPosts held;
    private final Questions questions;

    public Verdicts(Clock clock, Lists lists, HeldPosts held, Questions questions) {
        this.clock = clock;
        this.lists = lists;
        this.held = held;
        this.questions = questions;
    }

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Verdict errand) {
        var question = errand.question();
        var post = held.lock(tx, question.about() == null ? -1 : question.about());
        if (post.isEmpty()) return List.of(new Effect.Note("about a post that is not held"));
        var word = new Word(
                errand.list(),
                question,
                post.get(),
                errand.by(),
                message.letter().head().messageId());
        return switch (question.state()) {
            case OPEN -> decide(tx, word, errand.answer());
            case ANSWERED, EXPIRED -> afterwards(tx, word, errand.answer());
        };
    }

    /// A word about a post, however it came.
    ///
    /// @param by        the moderator's address, or for an administrator at the command line a word for them
    /// @param messageId of the mail that said it, if one did
    private record Word(
            MailingList list,
            Question question,
            HeldPost post,
            String by,
            @Nullable String messageId) {}

    /// Decides without a mail, as an administrator does at the command line. Empty where it does not wait any more.
    ///
    /// @param by who decides, for people to read
    public Optional<List<Effect>> decide(Handle tx, long heldId, Answer answer, String by) {
        var question = questions.lockAbout(tx, Question.Kind.POST, heldId);
        var post = held.lock(tx, heldId);
        if (question.isEmpty() || post.isEmpty() || question.get().state() != Question.State.OPEN)
            return Optional.empty();
        return lists.withId(post.get().listId())
                .map(list -> decide(tx, new Word(list, question.get(), post.get(), by, null), answer));
    }

    private List<Effect> decide(Handle tx, Word word, Answer answer) {
        return switch (answer) {
            case Answer.Yes() -> approve(tx, word);
            case Answer.No(var reason) -> reject(tx, word, reason);
            case Answer.Undo _, Answer.Chosen _, Answer.Words _, Answer.Unclear _ ->
                List.of(new Effect.Note("there is nothing to take back, nothing changed"));
        };
    }

    private List<Effect> approve(Handle tx, Word word) {
        var ready = clock.instant().plus(word.list().policy().moderation().grace());
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Answered(word.question(), "yes", word.by()));
        effects.add(new Effect.Release(word.post(), HeldPost.State.APPROVED, word.by(), ready, null));
        effects.add(new Effect.Note("approved by " + word.by() + ", goes out at " + time(word.list(), ready)));
        var words = Map.of("subject", word.post().subject(), "time", time(word.list(), ready), "by", word.by());
        receipt(word, "approved", words).ifPresent(effects::add);
        others(tx, word, "approved-by-other", words).ifPresent(effects::add);
        return effects;
    }

    private List<Effect> reject(Handle tx, Word word, String reason) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Answered(word.question(), "no", word.by()));
        effects.add(new Effect.Decide(word.post(), HeldPost.State.REJECTED, word.by(), reason));
        effects.add(new Effect.Note("rejected by " + word.by()));
        effects.add(new Effect.Notify(Notice.to(word.post().author(), word.list(), "rejected")
                .filled(Map.of("subject", word.post().subject(), "reason", reason))));
        var words = Map.of("subject", word.post().subject(), "reason", reason, "by", word.by());
        receipt(word, "rejection-sent", words).ifPresent(effects::add);
        others(tx, word, "rejected-by-other", words).ifPresent(effects::add);
        return effects;
    }

    /// A word after the one that counted: it takes an approval back in time, and otherwise changes nothing.
    private List<Effect> afterwards(Handle tx, Word word, Answer answer) {
        if (answer instanceof Answer.Undo && word.post().state() == HeldPost.State.APPROVED) return takeBack(tx, word);
        return List.of(
                new Effect.Note("too late, it was decided before: nothing changed"),
                new Effect.Notify(Notice.to(moderator(word), word.list(), "decided-before")
                        .filled(Map.of(
                                "subject", word.post().subject(),
                                "state", word.post().state().name(),
                                "by", word.post().decidedBy()))
                        .answering(word.messageId())));
    }

    private List<Effect> takeBack(Handle tx, Word word) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.TakeBack(word.post(), word.question()));
        effects.add(new Effect.Note("the approval was taken back by " + word.by()));
        var words = Map.of("subject", word.post().subject(), "by", word.by());
        receipt(word, "taken-back", words).ifPresent(effects::add);
        others(tx, word, "taken-back-by-other", words).ifPresent(effects::add);
        return effects;
    }

    /// Those who were asked are asked again, under the same mail.
    public List<Effect> remind(Handle tx, Question question) {
        var post = held.find(tx, question.about() == null ? -1 : question.about());
        var list = lists.withId(question.listId());
        if (post.isEmpty() || list.isEmpty()) return List.of();
        var asked = questions.asked(tx, question.id()).stream()
                .map(Questions.Asked::mailbox)
                .toList();
        var words = Map.of("subject", post.get().subject(), "author", post.get().address());
        return List.of(new Effect.Notify(Notice.toAll(asked, list.get(), "held-reminder")
                .filled(words)
                .repliesTo(questions.replyAddress(list.get(), question.id()))
                .answering(question.messageId())));
    }

    /// Nobody has answered in time: the author is told.
    public List<Effect> expired(Handle tx, Question question) {
        var post = held.lock(tx, question.about() == null ? -1 : question.about());
        var list = lists.withId(question.listId());
        if (post.isEmpty()) return List.of();
        var ended = new Effect.Decide(post.get(), HeldPost.State.EXPIRED, "nobody", "");
        if (list.isEmpty()) return List.of(ended);
        var template = question.kind() == Question.Kind.POST ? "not-decided" : "not-placed";
        return List.of(
                ended,
                new Effect.Notify(Notice.to(post.get().author(), list.get(), template)
                        .filled(Map.of("subject", post.get().subject()))));
    }

    private Optional<Effect> receipt(Word word, String template, Map<String, ?> words) {
        // Who decided at the command line has read there what follows.
        if (word.messageId() == null) return Optional.empty();
        return Optional.of(new Effect.Notify(Notice.to(moderator(word), word.list(), template)
                .filled(words)
                .repliesTo(questions.replyAddress(word.list(), word.question().id()))
                .answering(word.messageId())));
    }

    /// The others read it under the mail that asked them.
    private Optional<Effect> others(Handle tx, Word word, String template, Map<String, ?> words) {
        var others = questions.asked(tx, word.question().id()).stream()
                .filter(asked -> !asked.address().equals(word.by()))
                .map(Questions.Asked::mailbox)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Effect.Notify(Notice.toAll(others, word.list(), template)
                        .filled(words)
                        .repliesTo(questions.replyAddress(
                                word.list(), word.question().id()))
                        .answering(word.question().messageId())));
    }

    private static Mailbox moderator(Word word) {
        return new Mailbox("", EmailAddress.parse(word.by()).orElseThrow());
    }

    private static String time(MailingList list, Instant instant) {
        return TIME.format(instant.atZone(list.policy().zone()));
    }
}
