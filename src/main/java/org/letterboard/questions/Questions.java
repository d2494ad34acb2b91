package org.letterboard.questions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Tokens;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.notices.Notices;
import org.letterboard.reading.Letter;

/// Asks people, and finds out what they answer. A question has one reply address for all who were asked; the first
/// answer counts.
public final class Questions {

    // Somebody who has got the menu three times needs a person; and a robot without marks gets no endless talk.
    private static final int MOST_EXPLAINED = 3;

    private final Database database;
    private final Clock clock;
    private final AddressGrammar addresses;
    private final Tokens tokens;
    private final Notices notices;

    public Questions(Database database, Clock clock, AddressGrammar addresses, Tokens tokens, Notices notices) {
        this.database = database;
        this.clock = clock;
        this.addresses = addresses;
        this.tokens = tokens;
        this.notices = notices;
    }

    /// Somebody who was asked.
    public record Asked(String address, String name) {
        public Mailbox mailbox() {
            return new Mailbox(name, EmailAddress.parse(address).orElseThrow());
        }
    }

    /// An open question that is to be looked at.
    ///
    /// @param reminded so often those who were asked have been reminded
    public record Due(long id, int reminded) {}

    /// Asks, when the caller's transaction commits; answers the question's id.
    ///
    /// @param cause the message that made us ask, if one did
    public long ask(Handle tx, Asking asking, @Nullable Long cause) {
        var id = database.nextId();
        var sent = notices.send(
                        tx,
                        new Notice(
                                asking.template(),
                                asking.asked(),
                                asking.list(),
                                asking.fill(),
                                replyAddress(asking.list(), id),
                                asking.answers(),
                                false,
                                asking.attached()),
                        cause)
                .orElseThrow();
        var now = clock.instant();
        var sql = Statements.of(tx, QuestionsSql.class);
        sql.insert(new Question(
                id,
                asking.list().id(),
                asking.kind(),
                asking.about(),
                asking.words(),
                sent.subject(),
                sent.messageId(),
                now,
                now.plus(asking.life()),
                0,
                Question.State.OPEN,
                "",
                "",
                null));
        for (var one : asking.asked())
            sql.insertAsked(id, one.address().key(), one.address().toString(), one.name());
        sql.insertDue(id, first(asking, now));
        return id;
    }

    private static Instant first(Asking asking, Instant now) {
        var remind = asking.remind();
        var longest = asking.life();
        return now.plus(remind == null || remind.compareTo(longest) > 0 ? longest : remind);
    }

    /// Where an answer to a question goes.
    public EmailAddress replyAddress(MailingList list, long question) {
        return addresses.answer(list.name(), tokens.make(Purpose.ANSWER, list.name(), question));
    }

    /// What a reply says, and whether it counts. Keeps the question locked until the transaction ends: whoever
    /// carries the answer out is the only one.
    ///
    /// @param from who wrote it, as far as it says so
    public Heard hear(Handle tx, MailingList list, long id, Optional<EmailAddress> from, Letter letter) {
        var sql = Statements.of(tx, QuestionsSql.class);
        var found = sql.lock(id).filter(q -> q.listId() == list.id());
        if (found.isEmpty()) return new Heard.Unknown();
        var question = found.get();
        var who = from.flatMap(address -> sql.asked(id, address.key()));
        if (who.isEmpty()) return new Heard.NotAsked(question);
        var answer = Replies.read(question.kind(), letter);
        var by = who.get().address();
        return switch (question.state()) {
            case ANSWERED -> new Heard.Already(question, by, answer);
            case EXPIRED -> new Heard.Late(question);
            case OPEN ->
                clock.instant().isAfter(question.expires())
                        ? new Heard.Late(question)
                        : new Heard.Said(question, by, answer);
        };
    }

    /// Notes the answer that counts.
    public void answered(Handle tx, long id, String answer, String by) {
        var sql = Statements.of(tx, QuestionsSql.class);
        sql.end(id, Question.State.ANSWERED, answer, by, clock.instant());
        sql.deleteDue(id);
    }

    /// Waits for an answer again, as long as at the beginning.
    public void reopen(Handle tx, Question question) {
        var sql = Statements.of(tx, QuestionsSql.class);
        var expires = clock.instant().plus(Duration.between(question.asked(), question.expires()));
        sql.reopen(question.id(), expires);
        sql.deleteDue(question.id());
        sql.insertDue(question.id(), expires);
    }

    /// Whether an unclear answer is to be answered once more; counts.
    public boolean mayExplain(Handle tx, Question question) {
        if (question.explained() >= MOST_EXPLAINED) return false;
        Statements.of(tx, QuestionsSql.class).countExplained(question.id());
        return true;
    }

    public List<Asked> asked(Handle handle, long question) {
        return Statements.of(handle, QuestionsSql.class).asked(question);
    }

    public Optional<Question> find(Handle handle, long id) {
        return Statements.of(handle, QuestionsSql.class).find(id);
    }

    /// The last question of this kind about something, locked until the transaction ends.
    public Optional<Question> lockAbout(Handle tx, Question.Kind kind, long about) {
        var sql = Statements.of(tx, QuestionsSql.class);
        return sql.about(kind, about).flatMap(sql::lock);
    }

    /// An open question that it is time to look at: to remind of it, or, where its time is over, to end it. It will
    /// not come up again before it is due anew.
    ///
    /// @return empty where there is none any more
    public Optional<Overdue> nextDue(Handle tx) {
        var now = clock.instant();
        var sql = Statements.of(tx, QuestionsSql.class);
        var due = sql.due(now);
        if (due.isEmpty()) return Optional.empty();
        var question = sql.lock(due.get().id()).orElseThrow();
        if (!now.isBefore(question.expires())) {
            sql.end(question.id(), Question.State.EXPIRED, "", "", now);
            sql.deleteDue(question.id());
            return Optional.of(new Overdue.Ended(question));
        }
        sql.lookAgain(question.id(), next(question, now));
        return Optional.of(new Overdue.Remind(question));
    }

    /// Each pause is twice the one before, so that a week's silence does not mean a mail every few hours.
    private static Instant next(Question question, Instant now) {
        var again = now.plus(Duration.between(question.asked(), now).multipliedBy(2));
        return again.isAfter(question.expires()) ? question.expires() : again;
    }

    /// What is to be done about an open question.
    public sealed interface Overdue {
        Question question();

        /// Those who were asked are to be asked again.
        record Remind(Question question) implements Overdue {}

        /// Nobody answered in time.
        record Ended(Question question) implements Overdue {}
    }
}
