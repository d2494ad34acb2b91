package org.letterboard.held;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Statements;

/// What is held, as it is stored. Whoever changes one has locked it by [#lock] or by its question.
public final class HeldPosts {
    private final Clock clock;
    private final Runnable news;

    /// @param news called when something may be ready for the desk
    public HeldPosts(Clock clock, Runnable news) {
        this.clock = clock;
        this.news = news;
    }

    /// Something that the desk is to take up.
    ///
    /// @param at    not before
    /// @param tries how often it was tried in vain
    public record Ready(long id, Instant at, int tries) {}

    public void add(Handle tx, HeldPost post) {
        Statements.of(tx, HeldSql.class).insert(post);
    }

    public Optional<HeldPost> find(Handle handle, long id) {
        return Statements.of(handle, HeldSql.class).find(id);
    }

    public Optional<HeldPost> lock(Handle tx, long id) {
        return Statements.of(tx, HeldSql.class).lock(id);
    }

    /// The same message, as it waits on a list or was decided about.
    public List<HeldPost> twins(Handle handle, long list, @Nullable String messageId, byte[] contentHash) {
        return Statements.of(handle, HeldSql.class).twins(list, contentHash).stream()
                .filter(post -> Objects.equals(post.messageId(), messageId))
                .toList();
    }

    /// What waits for somebody, or can still be taken back, on all lists; the oldest first.
    public List<HeldPost> undecided(Handle handle) {
        return Statements.of(handle, HeldSql.class).undecided();
    }

    /// How many wait for a moderator.
    ///
    /// @param oldest since when the first one does; null for none
    public record Load(int count, @Nullable Instant oldest) {}

    public Load load(Handle handle) {
        return Statements.of(handle, HeldSql.class).load(HeldPost.State.WAITING);
    }

    /// What became of a message on the lists that held it.
    public List<HeldPost> ofMail(Handle handle, long inboxId) {
        return Statements.of(handle, HeldSql.class).ofMail(inboxId);
    }

    /// From now on other bytes would be posted, under another subject.
    public void reword(Handle tx, long id, long source, String subject) {
        Statements.of(tx, HeldSql.class).reword(id, source, subject);
    }

    /// Notes a decision that nothing follows from at the desk.
    public void decide(Handle tx, long id, HeldPost.State state, String by, String words) {
        var sql = Statements.of(tx, HeldSql.class);
        sql.decide(id, state, by, clock.instant(), words);
        sql.deleteReady(id);
    }

    /// Notes a decision after which the desk takes it up, not before `ready`.
    ///
    /// @param parent the post that it answers, where that was decided
    public void release(Handle tx, long id, HeldPost.State state, String by, Instant ready, @Nullable Long parent) {
        var sql = Statements.of(tx, HeldSql.class);
        sql.decide(id, state, by, clock.instant(), "");
        if (parent != null) sql.place(id, parent);
        sql.insertReady(id, ready);
        tx.afterCommit(news);
    }

    /// Takes the decision back about one that is locked and approved.
    public void takeBack(Handle tx, long id) {
        var sql = Statements.of(tx, HeldSql.class);
        if (sql.deleteReady(id) == 0) throw new IllegalStateException("approved, and not ready to be posted: " + id);
        sql.waitAgain(id);
    }

    /// The next that the desk may take up; nothing is locked yet.
    public Optional<Ready> nextReady(Handle handle) {
        return Statements.of(handle, HeldSql.class).nextReady(clock.instant());
    }

    /// When the desk takes it up; empty where it does not wait for that.
    public Optional<Ready> ready(Handle handle, long id) {
        return Statements.of(handle, HeldSql.class).ready(id);
    }

    /// Takes up one that is locked: true for the one whose transaction does it, false where another did or
    /// it was taken back.
    public boolean takeUp(Handle tx, long id) {
        return Statements.of(tx, HeldSql.class).deleteReady(id) == 1;
    }

    /// The desk has done with it what was decided.
    public void done(Handle tx, long id) {
        Statements.of(tx, HeldSql.class).done(id);
    }

    /// Lets it wait and be tried again.
    public void postpone(Handle tx, long id, Duration pause) {
        Statements.of(tx, HeldSql.class).postpone(id, clock.instant().plus(pause));
    }
}
