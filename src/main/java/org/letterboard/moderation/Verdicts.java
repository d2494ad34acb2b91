package org.letterboard.moderation;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// What a moderator's word means: the post goes out when the grace time is over, or its author reads why not. The first
/// word counts, and the other moderators are told in the same mail thread.
public final class Verdicts implements Handler<Errand.Verdict> {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("'at' HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter LATER =
            DateTimeFormatter.ofPattern("'on' EEEE, d MMMM, 'at' HH:mm", Locale.ENGLISH);

    private final Clock clock;
    private final Lists lists;
    private final HeldPosts held;
    private final Questions questions;
    private final VerdictMails mails;

    public Verdicts(Clock clock, Lists lists, HeldPosts held, Questions questions) {
        this.clock = clock;
        this.lists = lists;
        this.held = held;
        this.questions = questions;
        this.mails = new VerdictMails(questions);
    }

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Verdict errand) {
        var question = errand.question();
        var id = message.letter().head().messageId();
        var word = new Word(errand.list(), question, lock(tx, question), errand.by(), id, true);
        return carriesFar(word, errand.answer()) ? decide(word, errand.answer()) : nothing(word, errand.answer());
    }

    /// Decides without a mail, as an administrator does at the command line.
    ///
    /// @param by who decides, for people to read
    /// @return empty where the word changes nothing, as it stands now
    public Optional<List<Effect>> decide(Handle tx, long heldId, Answer answer, String by) {
        var question = questions.lockAbout(tx, Question.Kind.POST, heldId);
        var list = question.flatMap(q -> lists.withId(q.listId()));
        if (question.isEmpty() || list.isEmpty()) return Optional.empty();
        var word = new Word(list.get(), question.get(), lock(tx, question.get()), by, null, false);
        return carriesFar(word, answer) ? Optional.of(decide(word, answer)) : Optional.empty();
    }

    /// After its question, as everybody does who decides.
    private HeldPost lock(Handle tx, Question question) {
        return held.lock(tx, Objects.requireNonNull(question.about())).orElseThrow();
    }

    /// Whether a word changes something, as things stand.
    private static boolean carriesFar(Word word, Answer answer) {
        return switch (answer) {
            case Answer.Yes _, Answer.No _ -> word.question().state() == Question.State.OPEN;
            case Answer.Undo _ -> word.post().state() == HeldPost.State.APPROVED;
            case Answer.Chosen _, Answer.Words _, Answer.Unclear _ -> false;
        };
    }

    private List<Effect> decide(Word word, Answer answer) {
        return switch (answer) {
            case Answer.Yes _ -> approve(word);
            case Answer.No(var reason) -> reject(word, reason);
            case Answer.Undo _ -> takeBack(word);
            case Answer.Chosen _, Answer.Words _, Answer.Unclear _ -> nothing(word, answer);
        };
    }

    private List<Effect> approve(Word word) {
        var grace = word.list().policy().moderation().grace();
        var undo = !grace.isZero();
        var ready = clock.instant().plus(grace);
        var when = undo ? time(word.list(), ready) : "now";
        var words = Map.of("time", when, "undo", undo);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Answered(word.question(), "yes", word.by()));
        effects.add(new Effect.Release(word.post(), HeldPost.State.APPROVED, word.by(), ready, null));
        effects.add(new Effect.NoteOn(word.post().inboxId(), "approved by " + word.by() + ", goes out " + when));
        mails.receipt(word, "approved", undo, words).ifPresent(effects::add);
        mails.others(word, "approved-by-other", undo, words).ifPresent(effects::add);
        return effects;
    }

    private List<Effect> reject(Word word, String reason) {
        var post = word.post();
        var words = Map.of("reason", reason);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Answered(word.question(), "no", word.by()));
        effects.add(new Effect.Decide(post, HeldPost.State.REJECTED, word.by(), reason));
        effects.add(new Effect.NoteOn(
                post.inboxId(),
                "rejected by " + word.by() + (reason.isEmpty() ? ", without a reason" : ": " + reason)));
        VerdictMails.author(post, word.list(), "rejected", words).ifPresent(effects::add);
        mails.receipt(word, "rejection-sent", false, words).ifPresent(effects::add);
        mails.others(word, "rejected-by-other", false, words).ifPresent(effects::add);
        return effects;
    }

    private List<Effect> takeBack(Word word) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.TakeBack(word.post(), word.question()));
        effects.add(new Effect.NoteOn(
                word.post().inboxId(), "the approval was taken back by " + word.by() + ", it waits again"));
        mails.receipt(word, "taken-back", true, Map.of()).ifPresent(effects::add);
        mails.others(word, "taken-back-by-other", true, Map.of()).ifPresent(effects::add);
        return effects;
    }

    /// A word that changes nothing: it came after the one that counted, or takes back what nobody has said.
    private List<Effect> nothing(Word word, Answer answer) {
        var post = word.post();
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Note("\"" + answer.word() + "\" changes nothing, the post is "
                + post.state().name().toLowerCase(Locale.ROOT)));
        if (word.question().state() == Question.State.OPEN)
            mails.receipt(word, "nothing-to-undo", true, Map.of()).ifPresent(effects::add);
        else
            mails.receipt(
                            word,
                            "decided-before",
                            post.state() == HeldPost.State.APPROVED,
                            Map.of("state", post.state().name(), "first", post.decidedBy()))
                    .ifPresent(effects::add);
        return effects;
    }

    /// Those who moderate the list are asked again, under the same mail.
    public List<Effect> remind(Handle tx, Question question) {
        var post = lock(tx, question);
        var reminder = lists.withId(question.listId()).flatMap(list -> mails.reminder(tx, question, post, list));
        if (reminder.isEmpty()) return List.of();
        return List.of(reminder.get(), new Effect.NoteOn(post.inboxId(), "the moderators were reminded"));
    }

    /// Nobody has answered in time: the author is told.
    public List<Effect> expired(Handle tx, Question question) {
        var post = lock(tx, question);
        var template = question.kind() == Question.Kind.POST ? "not-decided" : "not-placed";
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Decide(post, HeldPost.State.EXPIRED, "nobody", ""));
        effects.add(new Effect.NoteOn(post.inboxId(), "nobody decided in time, it is not posted"));
        lists.withId(question.listId())
                .flatMap(list -> VerdictMails.author(post, list, template, Map.of()))
                .ifPresent(effects::add);
        return effects;
    }

    private String time(MailingList list, Instant instant) {
        var zone = list.policy().zone();
        var time = instant.atZone(zone);
        var today = clock.instant().atZone(zone).toLocalDate();
        return (time.toLocalDate().equals(today) ? TODAY : LATER).format(time);
    }
}
