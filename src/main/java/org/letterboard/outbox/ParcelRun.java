package org.letterboard.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Claims;
import org.letterboard.db.Statements;

/// A courier's work on one parcel: how far it is, shared between the courier, who advances it, and the ledger, who
/// writes it down.
final class ParcelRun {
    private final Parcel parcel;
    private final Claims claims;
    private int done;
    private @Nullable Instant givenBack;
    private boolean finished;
    private boolean lost;
    // What must be written no later than the progress that passes it.
    private final List<Consumer<Handle>> missed = new ArrayList<>();
    private int missedWritten;

    /// @param claims where the parcel is let go of when its end is written
    ParcelRun(Parcel parcel, Claims claims) {
        this.parcel = parcel;
        this.claims = claims;
        this.done = parcel.done();
    }

    /// The next one was sent, or was skipped.
    synchronized void advance() {
        done++;
    }

    /// The next one could not be reached; `write` keeps that.
    synchronized void advance(Consumer<Handle> write) {
        missed.add(write);
        done++;
    }

    synchronized void finish() {
        finished = true;
    }

    /// The rest is to be done later.
    synchronized void giveBack(Instant notBefore) {
        givenBack = notBefore;
    }

    synchronized boolean ended() {
        return finished || givenBack != null || lost;
    }

    /// True where another courier has taken the parcel over.
    synchronized boolean lost() {
        return lost;
    }

    /// Writes the state, fenced: under a lost lease nothing is written.
    synchronized void write(Handle tx, Instant until) {
        if (lost) return;
        var sql = Statements.of(tx, OutboxSql.class);
        int rows;
        if (finished) rows = sql.finish(parcel.id(), parcel.leaseNo());
        else if (givenBack != null) rows = sql.release(parcel.id(), parcel.leaseNo(), done, givenBack);
        else rows = sql.noteProgress(parcel.id(), parcel.leaseNo(), done, until);
        if (rows == 0) lost = true;
        else missed.forEach(write -> write.accept(tx));
        if (finished && rows == 1) tellOfLast(tx, sql);
        missedWritten = missed.size();
        if (ended()) tx.afterCommit(() -> claims.letGo(parcel.lease()));
    }

    private void tellOfLast(Handle tx, OutboxSql sql) {
        var mailing = parcel.mailingId();
        if (sql.parcelsLeft(mailing) > 0) return;
        var progress = sql.progressOf(mailing);
        var cause = sql.mailing(mailing).map(Mailing::inboxId).orElse(null);
        tx.afterCommit(() -> Steps.triedAll(progress, cause));
    }

    /// What was written last has become durable.
    synchronized void written() {
        missed.subList(0, missedWritten).clear();
        missedWritten = 0;
    }
}
