package org.letterboard.desk;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.moderation.Verdicts;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// Looks at the questions that have waited long enough: those who were asked are reminded, and what nobody answered in
/// time comes to its end.
public final class Reminders {
    private final Database database;
    private final Questions questions;
    private final Verdicts verdicts;
    private final Effects effects;

    public Reminders(Database database, Questions questions, Verdicts verdicts, Effects effects) {
        this.database = database;
        this.questions = questions;
        this.verdicts = verdicts;
        this.effects = effects;
    }

    /// Looks once, at all that is due; each in a transaction of its own.
    public void look() {
        var more = true;
        while (more) more = database.inTransaction(this::lookAtNext);
    }

    private boolean lookAtNext(Handle tx) {
        var due = questions.nextDue(tx);
        due.ifPresent(overdue -> effects.carryOut(
                tx,
                switch (overdue) {
                    case Questions.Overdue.Remind(var question) -> remind(tx, question);
                    case Questions.Overdue.Ended(var question) -> ended(tx, question);
                }));
        return due.isPresent();
    }

    private List<Effect> remind(Handle tx, Question question) {
        return switch (question.kind()) {
            case POST -> verdicts.remind(tx, question);
            // People who asked for something themselves are not pressed.
            case JOIN, LEAVE, CHANGE, SETTINGS, ITEM -> List.of();
        };
    }

    private List<Effect> ended(Handle tx, Question question) {
        return switch (question.kind()) {
            case POST, ITEM -> verdicts.expired(tx, question);
            // Whoever does not answer has not meant it, or will ask again.
            case JOIN, LEAVE, CHANGE, SETTINGS -> List.of();
        };
    }
}
