package org.letterboard.desk;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.moderation.Verdicts;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the questions that have waited long enough: those who were asked are reminded, and what nobody answered in
/// time comes to its end.
public final class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);

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

    /// Looks once, at all that is due; each in a transaction of its own, so that one which cannot be
    /// carried out holds up no other. One statement where nothing is due.
    public void look() {
        for (var due = next(0); due.isPresent(); due = next(due.get())) lookAt(due.get());
    }

    private Optional<Long> next(long after) {
        return database.read(h -> questions.nextDue(h, after));
    }

    private void lookAt(long question) {
        try {
            database.transact(tx -> questions
                    .takeDue(tx, question)
                    .ifPresent(overdue -> effects.carryOut(
                            tx,
                            switch (overdue) {
                                case Questions.Overdue.Remind(var open) -> remind(tx, open);
                                case Questions.Overdue.Ended(var closed) -> ended(tx, closed);
                            })));
        } catch (RuntimeException failure) {
            log.error("a question could not be looked at, tried again question={}", question, failure);
        }
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
