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
            case Heard.Late(var question) ->
                List.of(
                        new Effect.Note("answered too late, nothing changed"),
                        new Effect.HandOn(new Errand.LateAnswer(list)));
            case Heard.Said(var question, var by, var answer)
            when answer instanceof Answer.Unclear -> unclear(tx, message, list, question, by);
            case Heard.Said(var question, var by, var answer) -> heard(list, question, answer, by);
            case Heard.Already(var question, var by, var answer) -> heard(list, question, answer, by);
        };
    }

    /// The room that asked is told also of what comes too late: it knows what can still be changed, and who should hear
    /// what. The question says whether it is open.
    private static List<Effect> heard(MailingList list, Question question, Answer answer, String by) {
        var errand = switch (question.kind()) {
            case JOIN, LEAVE, CHANGE, SETTINGS -> new Errand.AnswerOfMember(list, question, answer, by);
            case POST -> new Errand.Verdict(list, question, answer, by);
            case ITEM -> new Errand.ItemChosen(list, question, answer, by);
        };
        return List.of(
                new Effect.Note("answers \"" + answer.word() + "\" to \"" + question.subject() + "\""),
                new Effect.HandOn(errand));
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

    private List<Effect> unclear(Handle tx, Incoming message, MailingList list, Question question, String by) {
        if (!questions.mayExplain(tx, question)) return note("an answer that says neither yes nor no, again");
        var person = questions.asked(tx, question.id()).stream()
                .filter(asked -> asked.address().equals(by))
                .map(Questions.Asked::mailbox)
                .findFirst()
                .orElseThrow();
        return List.of(
                new Effect.Note("an answer that we do not understand, nothing changed"),
                new Effect.Notify(menu(list, question, person)
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
