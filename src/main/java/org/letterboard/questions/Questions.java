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
    // A second doubled so often is a year, and no question lives longer.
    private static final int MOST_DOUBLED = 25;
    // Whoever writes in another's name can make us ask them; not for a mailbox full.
    private static final int MOST_ASKED = 5;
    private static final Duration ASKED_WITHIN = Duration.ofHours(24);

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

    /// How many wait for an answer.
    public int open(Handle handle) {
        return Statements.of(handle, QuestionsSql.class).countOpen();
    }

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
        var remind = asking.remind();
        var question = new Question(
                id,
                asking.list().id(),
                asking.kind(),
                asking.about(),
                asking.words(),
                sent.subject(),
                sent.messageId(),
                now,
                now.plus(asking.life()),
                remind == null ? 0 : remind.toSeconds(),
                0,
                Question.State.OPEN,
                "",
                "",
                null);
        sql.insert(question);
        for (var one : asking.asked())
            sql.insertAsked(id, one.address().key(), one.address().toString(), one.name());
        sql.insertDue(id, next(question, now, 0));
        return id;
    }

    /// Whether somebody may be asked something once more, or has been often enough today.
    public boolean mayAsk(Handle handle, MailingList list, Question.Kind kind, EmailAddress address) {
        var since = clock.instant().minus(ASKED_WITHIN);
        return Statements.of(handle, QuestionsSql.class).countAsked(list.id(), kind, address.key(), since) < MOST_ASKED;
    }

    /// Where an answer to a question goes.
    public EmailAddress replyAddress(MailingList list, long question) {
        return addresses.answer(list.name(), tokens.make(Purpose.ANSWER, list.name(), question));
    }

    /// What a reply says, and whether whoever wrote it may say it. Keeps the question locked until the
    /// transaction ends: whoever carries the answer out is the only one. A question is open until it was
    /// ended: an answer that comes before the clock has looked still counts.
    ///
    /// @param from who wrote it, as far as it says so
    public Heard hear(Handle tx, MailingList list, long id, Optional<EmailAddress> from, Letter letter) {
        var sql = Statements.of(tx, QuestionsSql.class);
        var found = sql.lock(id).filter(q -> q.listId() == list.id());
        if (found.isEmpty()) return new Heard.Unknown();
        var question = found.get();
        var asked = from.flatMap(address -> sql.asked(id, address.key())).map(Asked::mailbox);
        var by = who(question, from.flatMap(list::moderator), asked);
        if (by.isPresent()) return new Heard.Said(question, by.get(), Replies.read(question.kind(), letter));
        return asked.isPresent() ? new Heard.NoLonger(question, asked.get()) : new Heard.NotAsked(question);
    }

    /// Who answers, if they may. About a post it is whoever moderates the list now, and not when it was asked.
    private static Optional<Mailbox> who(Question question, Optional<EmailAddress> moderator, Optional<Mailbox> asked) {
        return switch (question.kind()) {
            case POST -> moderator.map(address -> new Mailbox("", address));
            case JOIN, LEAVE, CHANGE, SETTINGS, ITEM -> asked;
        };
    }

    /// Notes the answer that counts.
    public void answered(Handle tx, long id, String answer, String by) {
        var sql = Statements.of(tx, QuestionsSql.class);
        sql.end(id, Question.State.ANSWERED, answer, by, clock.instant());
        sql.deleteDue(id);
    }

    /// Waits for an answer again, as if it were asked only now.
    public void reopen(Handle tx, Question question) {
        var sql = Statements.of(tx, QuestionsSql.class);
        var now = clock.instant();
        sql.reopen(question.id(), now, now.plus(question.life()));
        sql.insertDue(question.id(), next(sql.lock(question.id()).orElseThrow(), now, 0));
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

    /// The last question of this kind about something.
    public Optional<Question> findAbout(Handle handle, Question.Kind kind, long about) {
        var sql = Statements.of(handle, QuestionsSql.class);
        return sql.about(kind, about).flatMap(sql::find);
    }

    /// The last question of this kind about something, locked until the transaction ends.
    public Optional<Question> lockAbout(Handle tx, Question.Kind kind, long about) {
        var sql = Statements.of(tx, QuestionsSql.class);
        return sql.about(kind, about).flatMap(sql::lock);
    }

    /// The next open question that it is time to look at; nothing is locked yet.
    ///
    /// @param after only ids above this one
    public Optional<Long> nextDue(Handle handle, long after) {
        return Statements.of(handle, QuestionsSql.class).nextDue(clock.instant(), after);
    }

    /// What is to be done about a question that is due: to remind of it, or, where its time is over, to end
    /// it. It will not come up again before it is due anew.
    ///
    /// @return empty where somebody answered it a moment ago, or looked at it
    public Optional<Overdue> takeDue(Handle tx, long id) {
        var now = clock.instant();
        var sql = Statements.of(tx, QuestionsSql.class);
        // The question before its time, as an answer takes them: in another order the two could wait for each other.
        var question = sql.lock(id).orElseThrow();
        var reminded = sql.due(id, now);
        if (reminded.isEmpty()) return Optional.empty();
        if (!now.isBefore(question.expires())) {
            sql.end(id, Question.State.EXPIRED, "", "", now);
            sql.deleteDue(id);
            return Optional.of(new Overdue.Ended(question));
        }
        sql.lookAgain(id, next(question, now, reminded.get() + 1));
        return Optional.of(new Overdue.Remind(question));
    }

    /// Each pause is twice the one before, so that a week's silence does not mean a mail every few hours.
    private static Instant next(Question question, Instant now, int reminded) {
        if (question.remind() == 0 || reminded > MOST_DOUBLED) return question.expires();
        var again = now.plusSeconds(question.remind() << reminded);
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
