package org.letterboard.commands;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Asking;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// Joining and leaving by mail: we ask, the person replies. A From line alone changes nothing; a reply to our question
/// from the address that we asked does.
public final class Membership {
    private final Members members;
    private final Questions questions;
    private final Preferences preferences;

    public Membership(Members members, Questions questions, Preferences preferences) {
        this.members = members;
        this.questions = questions;
        this.preferences = preferences;
    }

    /// Somebody wants to be on the list.
    public List<Effect> askToJoin(Handle tx, Incoming message, Errand.AskToJoin errand) {
        var author = message.author();
        if (author.isEmpty() || message.isRobot()) return note("a robot asked to join");
        var list = errand.list();
        if (memberOn(tx, list, author.get().address()).isPresent())
            return List.of(
                    new Effect.Note("asked to join and is on the list already"),
                    tell(message, list, author.get(), "on-list-already"));
        if (!questions.mayAsk(tx, list, Question.Kind.JOIN, author.get().address())) return askedOften();
        return List.of(
                new Effect.Note("asked whether they want to join " + list.name()),
                new Effect.Ask(Asking.toOne(
                                Question.Kind.JOIN, list, null, Delivery.EACH.word(), author.get(), "join-question")
                        .answering(message.letter().head().messageId())));
    }

    /// Somebody wants to be taken off.
    public List<Effect> askToLeave(Handle tx, Incoming message, Errand.AskToLeave errand) {
        var author = message.author();
        if (author.isEmpty() || message.isRobot()) return note("a robot asked to leave");
        var list = errand.list();
        var member = memberOn(tx, list, author.get().address());
        if (member.isEmpty())
            return List.of(
                    new Effect.Note("asked to leave and is not on the list"),
                    tell(message, list, author.get(), "not-on-list"));
        if (!questions.mayAsk(tx, list, Question.Kind.LEAVE, member.get().email())) return askedOften();
        // To the address that is on the list, which need not be the one in From.
        return List.of(
                new Effect.Note("asked whether they want to leave " + list.name()),
                new Effect.Ask(Asking.toOne(
                                Question.Kind.LEAVE,
                                list,
                                member.get().id(),
                                "",
                                mailbox(member.get()),
                                "leave-question")
                        .answering(message.letter().head().messageId())));
    }

    /// Somebody who writes to everybody wants to be taken off, too.
    public List<Effect> offerToLeave(Handle tx, Incoming message, Errand.OfferToLeave errand) {
        var list = errand.list();
        var isMember = message.author()
                .flatMap(author -> memberOn(tx, list, author.address()))
                .isPresent();
        return isMember && message.mayBeTold() ? askToLeave(tx, message, new Errand.AskToLeave(list)) : List.of();
    }

    private static List<Effect> askedOften() {
        return note("not asked: they were asked so often today");
    }

    /// The answer to one of our questions.
    public List<Effect> answered(Handle tx, Incoming message, Errand.AnswerOfMember errand) {
        var question = errand.question();
        if (question.state() != Question.State.OPEN) return again(tx, errand);
        return switch (question.kind()) {
            case JOIN -> joins(tx, message, errand);
            case LEAVE -> leaves(tx, message, errand);
            case CHANGE, SETTINGS -> preferences.answered(tx, message, errand);
            case POST, ITEM -> note("an answer that is for somebody else");
        };
    }

    /// A second answer changes nothing. Whoever has come to another mind by now is asked anew.
    private List<Effect> again(Handle tx, Errand.AnswerOfMember errand) {
        var list = errand.list();
        var isOn = EmailAddress.parse(errand.by())
                .flatMap(address -> memberOn(tx, list, address))
                .isPresent();
        var note = new Effect.Note("answered before, nothing changed");
        if (!(errand.answer() instanceof Answer.Yes)) return List.of(note);
        return switch (errand.question().kind()) {
            case JOIN -> isOn ? List.of(note) : List.of(note, new Effect.HandOn(new Errand.AskToJoin(list)));
            case LEAVE -> isOn ? List.of(note, new Effect.HandOn(new Errand.AskToLeave(list))) : List.of(note);
            case CHANGE, SETTINGS, POST, ITEM -> List.of(note);
        };
    }

    private List<Effect> joins(Handle tx, Incoming message, Errand.AnswerOfMember errand) {
        var list = errand.list();
        var person = message.author().orElseThrow();
        var answered = new Effect.Answered(errand.question(), errand.answer().word(), errand.by());
        if (!(errand.answer() instanceof Answer.Yes))
            return List.of(answered, new Effect.Note("does not join " + list.name()));
        // Who asked twice and confirms twice keeps what they have set in between.
        if (memberOn(tx, list, person.address()).isPresent())
            return List.of(
                    answered,
                    new Effect.Note("is on " + list.name() + " already"),
                    tell(message, list, person, "on-list-already"));
        return List.of(
                answered,
                new Effect.Subscribe(
                        list, person, Delivery.parse(errand.question().words()).orElse(Delivery.EACH)),
                new Effect.Note("has joined " + list.name()),
                tell(message, list, person, "welcome"));
    }

    private List<Effect> leaves(Handle tx, Incoming message, Errand.AnswerOfMember errand) {
        var list = errand.list();
        var answered = new Effect.Answered(errand.question(), errand.answer().word(), errand.by());
        var member = Optional.ofNullable(errand.question().about()).flatMap(id -> members.find(tx, id));
        if (member.isEmpty()) return List.of(answered, new Effect.Note("is no member any more"));
        var to = mailbox(member.get());
        if (!(errand.answer() instanceof Answer.Yes))
            return List.of(answered, new Effect.Note("stays on " + list.name()), tell(message, list, to, "staying"));
        if (!members.isOn(tx, list, member.get().id()))
            return List.of(answered, new Effect.Note("has left " + list.name() + " already"));
        return List.of(
                answered,
                new Effect.TakeOff(list, member.get().id()),
                new Effect.Note("has left " + list.name()),
                tell(message, list, to, "left"));
    }

    private Optional<Member> memberOn(Handle tx, MailingList list, EmailAddress address) {
        return members.find(tx, address).filter(member -> members.isOn(tx, list, member.id()));
    }

    private static List<Effect> note(String words) {
        return List.of(new Effect.Note(words));
    }

    private static Mailbox mailbox(Member member) {
        return new Mailbox(member.name(), member.email());
    }

    private static Effect tell(Incoming message, MailingList list, Mailbox to, String template) {
        var notice =
                Notice.to(to, list, template).answering(message.letter().head().messageId());
        // What has changed is said each time; what has not, once a day.
        return new Effect.Notify(template.equals("left") || template.equals("welcome") ? notice : notice.onceADay());
    }
}
