package org.letterboard.commands;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.lists.Subscription;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Asking;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// How a member wants the list's mail, and what they can do about it by mail: asked first where all we have is a From
/// line, done at once where they reply to us.
public final class Preferences {
    // The one language that there are templates in so far.
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final Set<String> ON_A_FROM_LINE = Set.of("change-not-needed", "day-unclear", "not-known");

    private final Clock clock;
    private final Members members;
    private final Questions questions;

    public Preferences(Clock clock, Members members, Questions questions) {
        this.clock = clock;
        this.members = members;
        this.questions = questions;
    }

    /// Somebody asks for a change.
    List<Effect> ask(Handle tx, Incoming message, MailingList list, Command.Change change) {
        var author = message.author().orElseThrow();
        var found = subscription(tx, list, author);
        if (found.isEmpty()) return notOnList(message, list, author);
        var now = found.get();
        var words = inWords(change, now);
        if (isSo(change, now))
            return List.of(
                    new Effect.Note("asked for what is so already: " + change.word()),
                    tell(message, list, mailbox(now.member()), "change-not-needed", words));
        if (!questions.mayAsk(tx, list, Question.Kind.CHANGE, now.member().email())) return askedOften();
        return List.of(
                new Effect.Note("asked whether they want: " + change.word()),
                new Effect.Ask(Asking.toOne(
                                Question.Kind.CHANGE,
                                list,
                                now.member().id(),
                                change.word(),
                                mailbox(now.member()),
                                "change-question")
                        .filled(words)
                        .answering(message.letter().head().messageId())));
    }

    /// Somebody asks what is set.
    List<Effect> show(Handle tx, Incoming message, MailingList list) {
        var author = message.author().orElseThrow();
        var found = subscription(tx, list, author);
        if (found.isEmpty()) return notOnList(message, list, author);
        return questions.mayAsk(
                        tx, list, Question.Kind.SETTINGS, found.get().member().email())
                ? List.of(shown(message, list, found.get()))
                : askedOften();
    }

    private static List<Effect> askedOften() {
        return List.of(new Effect.Note("not asked: they were asked so often today"));
    }

    private Effect shown(Incoming message, MailingList list, Subscription now) {
        Map<String, Object> words = new HashMap<>();
        words.put("how", now.delivery());
        words.put("bounced", now.bounced());
        words.put("until", "");
        words.put("paused", isPaused(now) ? DAY.format(pausedUntil(list, now)) : "");
        return new Effect.Ask(
                Asking.toOne(Question.Kind.SETTINGS, list, now.member().id(), "", mailbox(now.member()), "settings")
                        .filled(words)
                        .answering(message.letter().head().messageId()));
    }

    /// The answer to a question about a change or about settings.
    List<Effect> answered(Handle tx, Incoming message, Errand.AnswerOfMember errand) {
        var list = errand.list();
        var question = errand.question();
        var now = Optional.ofNullable(question.about()).flatMap(member -> members.subscription(tx, list, member));
        if (now.isEmpty()) return List.of(new Effect.Note("is not on " + list.name() + " any more"));
        return question.kind() == Question.Kind.CHANGE
                ? confirmed(message, errand, now.get())
                : chosen(tx, message, errand, now.get());
    }

    private List<Effect> confirmed(Incoming message, Errand.AnswerOfMember errand, Subscription now) {
        var list = errand.list();
        var answered = new Effect.Answered(errand.question(), errand.answer().word(), errand.by());
        if (!(errand.answer() instanceof Answer.Yes))
            return List.of(
                    answered,
                    new Effect.Note("wants no change"),
                    tell(message, list, mailbox(now.member()), "nothing-changed", Map.of()));
        return switch (CommandWords.read(errand.question().words(), today(list))) {
            case Command.Change change ->
                List.of(answered, done(message, list, now, change), carriedOut(list, now, change), note(change));
            // The day has passed meanwhile.
            case Command.NoSuchDay(),
                    Command.Unknown(),
                    Command.Join(),
                    Command.Leave(),
                    Command.Help(),
                    Command.Settings() -> List.of(answered, dayUnclear(message, list, mailbox(now.member())));
        };
    }

    /// A reply to the mail with the settings: from the address that we asked, to the token that only that mail has.
    /// The question stays open, so that whoever changes their mind can reply once more.
    private List<Effect> chosen(Handle tx, Incoming message, Errand.AnswerOfMember errand, Subscription now) {
        var list = errand.list();
        var line = errand.answer() instanceof Answer.Words(var text) ? text : "";
        return switch (CommandWords.read(line, today(list))) {
            case Command.Change change ->
                List.of(carriedOut(list, now, change), note(change), done(message, list, now, change));
            case Command.Leave() ->
                List.of(
                        new Effect.Answered(errand.question(), "leave", errand.by()),
                        new Effect.TakeOff(list, now.member().id()),
                        new Effect.Note("has left " + list.name()),
                        tell(message, list, mailbox(now.member()), "left", Map.of()));
            case Command.Help() -> List.of(new Effect.HandOn(new Errand.Help(list)));
            case Command.Settings() -> List.of(shown(message, list, now));
            case Command.NoSuchDay() -> List.of(dayUnclear(message, list, mailbox(now.member())));
            case Command.Join(), Command.Unknown() -> notUnderstood(tx, message, errand, now);
        };
    }

    private List<Effect> notUnderstood(Handle tx, Incoming message, Errand.AnswerOfMember errand, Subscription now) {
        var question = errand.question();
        if (!questions.mayExplain(tx, question))
            return List.of(new Effect.Note("a word that we do not understand, again"));
        return List.of(
                new Effect.Note("a word that we do not understand, nothing changed"),
                new Effect.Notify(Notice.to(mailbox(now.member()), errand.list(), "say-a-word")
                        .filled(Map.of("question", question.subject()))
                        .repliesTo(questions.replyAddress(errand.list(), question.id()))
                        .answering(message.letter().head().messageId())));
    }

    List<Effect> noSuchDay(Incoming message, MailingList list) {
        return List.of(dayUnclear(message, list, message.author().orElseThrow()));
    }

    private Effect dayUnclear(Incoming message, MailingList list, Mailbox to) {
        return tell(message, list, to, "day-unclear", Map.of());
    }

    private static Effect carriedOut(MailingList list, Subscription now, Command.Change change) {
        var member = now.member().id();
        return switch (change) {
            case Command.Deliver(var how) -> new Effect.ChangeDelivery(list, member, how);
            case Command.Resume() -> new Effect.ChangeDelivery(list, member, delivery(now));
            case Command.PauseUntil(var day) ->
                new Effect.Pause(
                        list, member, day.atStartOfDay(list.policy().zone()).toInstant());
        };
    }

    private static Effect note(Command.Change change) {
        return new Effect.Note("changed: " + change.word());
    }

    private static Effect done(Incoming message, MailingList list, Subscription now, Command.Change change) {
        return tell(message, list, mailbox(now.member()), "changed", inWords(change, now));
    }

    private static Map<String, String> inWords(Command.Change change, Subscription now) {
        return switch (change) {
            case Command.Deliver(var how) -> Map.of("how", how.word(), "until", "");
            case Command.Resume() -> Map.of("how", delivery(now).word(), "until", "");
            case Command.PauseUntil(var day) -> Map.of("how", now.delivery(), "until", DAY.format(day));
        };
    }

    private boolean isSo(Command.Change change, Subscription now) {
        return switch (change) {
            case Command.Deliver(var how) -> how == delivery(now) && !isPaused(now) && !now.bounced();
            case Command.Resume() -> !isPaused(now) && !now.bounced();
            case Command.PauseUntil _ -> false;
        };
    }

    private boolean isPaused(Subscription now) {
        return now.pausedUntil() != null && now.pausedUntil().isAfter(clock.instant());
    }

    private static LocalDate pausedUntil(MailingList list, Subscription now) {
        return LocalDate.ofInstant(
                Objects.requireNonNull(now.pausedUntil()), list.policy().zone());
    }

    private static Delivery delivery(Subscription now) {
        return Delivery.parse(now.delivery()).orElseThrow();
    }

    private LocalDate today(MailingList list) {
        return LocalDate.ofInstant(clock.instant(), list.policy().zone());
    }

    private Optional<Subscription> subscription(Handle tx, MailingList list, Mailbox author) {
        return members.find(tx, author.address()).flatMap(member -> members.subscription(tx, list, member.id()));
    }

    private static List<Effect> notOnList(Incoming message, MailingList list, Mailbox author) {
        return List.of(
                new Effect.Note("asked about their mail and is not on the list"),
                tell(message, list, author, "not-known", Map.of()));
    }

    private static Mailbox mailbox(Member member) {
        return new Mailbox(member.name(), member.email());
    }

    private static Effect tell(
            Incoming message, MailingList list, Mailbox to, String template, Map<String, String> words) {
        var notice = Notice.to(to, list, template)
                .filled(words)
                .answering(message.letter().head().messageId());
        // What rests on a From line alone is said once a day.
        return new Effect.Notify(ON_A_FROM_LINE.contains(template) ? notice.onceADay() : notice);
    }
}
