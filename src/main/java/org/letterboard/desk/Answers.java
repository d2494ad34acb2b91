package org.letterboard.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Heard;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// Answers to our questions: who may answer, and what is said at all. What an answer means is a further errand, for the
/// room that asked.
public final class Answers implements Handler<Errand.AnswerQuestion> {
    private final Questions questions;

    public Answers(Questions questions) {
        this.questions = questions;
    }

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.AnswerQuestion errand) {
        if (message.isRobot()) return note("a robot answered a question, nothing changed");
        var list = errand.list();
        return switch (questions.hear(tx, list, errand.question(), message.authorAddress(), message.letter())) {
            case Heard.Unknown() -> note("an answer to a question that there is not");
            case Heard.NotAsked _ -> notAsked(message, list);
            case Heard.NoLonger(var question, var by) -> noLonger(message, list, question, by);
            case Heard.Said said -> said(tx, message, list, said);
        };
    }

    private List<Effect> said(Handle tx, Incoming message, MailingList list, Heard.Said said) {
        var question = said.question();
        if (said.answer() instanceof Answer.Unclear) return unclear(tx, message, list, said);
        return switch (question.state()) {
            case OPEN, ANSWERED -> heard(list, said);
            case EXPIRED -> question.kind() == Question.Kind.POST ? heard(list, said) : late(list);
        };
    }

    /// The room that asked is told also of what comes too late: it knows what can still be changed, and who should hear
    /// what. The question says whether it is open.
    private static List<Effect> heard(MailingList list, Heard.Said said) {
        var question = said.question();
        var by = said.by().address().toString();
        var errand = switch (question.kind()) {
            case JOIN, LEAVE, CHANGE, SETTINGS -> new Errand.AnswerOfMember(list, question, said.answer(), by);
            case POST -> new Errand.Verdict(list, question, said.answer(), by);
            case ITEM -> new Errand.ItemChosen(list, question, said.answer(), by);
        };
        return List.of(
                new Effect.Note("answers \"" + said.answer().word() + "\" to \"" + question.subject() + "\""),
                new Effect.HandOn(errand));
    }

    private static List<Effect> late(MailingList list) {
        return List.of(
                new Effect.Note("answered too late, nothing changed"), new Effect.HandOn(new Errand.LateAnswer(list)));
    }

    /// Perhaps it is the right person at another address; a stranger learns nothing from it.
    private static List<Effect> notAsked(Incoming message, MailingList list) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Note("answered by someone who was not asked, nothing changed"));
        message.author()
                .map(author -> Notice.to(author, list, "other-address")
                        .answering(message.letter().head().messageId())
                        .onceADay())
                .ifPresent(notice -> effects.add(new Effect.Notify(notice)));
        return effects;
    }

    private static List<Effect> noLonger(Incoming message, MailingList list, Question question, Mailbox by) {
        return List.of(
                new Effect.Note("answered by " + by.address() + ", who may not decide any more: nothing changed"),
                new Effect.Notify(Notice.to(by, list, "no-moderator-now")
                        .filled(Map.of("question", question.subject()))
                        .answering(message.letter().head().messageId())));
    }

    private List<Effect> unclear(Handle tx, Incoming message, MailingList list, Heard.Said said) {
        var question = said.question();
        if (!questions.mayExplain(tx, question)) return note("an answer that we do not understand, again");
        // What can still be said about a post that was decided about, its room knows.
        if (question.state() != Question.State.OPEN)
            return question.kind() == Question.Kind.POST
                    ? heard(list, said)
                    : note("an answer that we do not understand, to a question that is over");
        return List.of(
                new Effect.Note("an answer that we do not understand, nothing changed"),
                new Effect.Notify(menu(list, question, said.by())
                        .answering(message.letter().head().messageId())));
    }

    private Notice menu(MailingList list, Question question, Mailbox person) {
        var template = switch (question.kind().form()) {
            case CONFIRMATION, VERDICT -> "say-yes-or-no";
            case NUMBER -> "say-a-number";
            case COMMAND -> "say-a-word";
        };
        return Notice.to(person, list, template)
                .filled(Map.of("question", question.subject()))
                .repliesTo(questions.replyAddress(list, question.id()));
    }

    private static List<Effect> note(String words) {
        return List.of(new Effect.Note(words));
    }
}
