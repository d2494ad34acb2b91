package org.letterboard.bounces;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Statements;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.reading.Bounce;
import org.letterboard.reading.Kind;

/// Reads reports about mail of ours that came back. The address it came back to names the member (VERP), since reports
/// often name nobody, or an address behind a forwarding.
public final class Bounces implements Handler<Errand.Bounce> {

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Bounce errand) {
        var letter = message.letter();
        // An out-of-office note goes to the envelope sender, too (RFC 3834 section 4), and is no failure.
        if (letter.kind() != Kind.BOUNCE)
            return List.of(new Effect.Note("came back from a member of "
                    + errand.list().name() + ", and is " + letter.kind().word()));
        var bounce = letter.bounce();
        var failed = bounce == null || bounce.recipients().isEmpty()
                ? new Bounce.Failed("", false, "", "")
                : bounce.recipients().getFirst();
        return List.of(
                new Effect.CountBounce(
                        message, errand.list(), errand.member(), failed.permanent(), failed.status(), failed.reason()),
                new Effect.Note("a bounce of " + errand.list().name() + ", "
                        + (failed.permanent() ? "for good " : "for now ") + failed.status()));
    }

    /// Carries out that a bounce is counted.
    public static void count(Handle tx, Effect.CountBounce bounce) {
        Statements.of(tx, BounceSql.class)
                .count(
                        bounce.list().id(),
                        bounce.member(),
                        day(bounce.message().mail().received()),
                        bounce.permanent(),
                        bounce.status(),
                        bounce.reason(),
                        bounce.message().mail().id());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}

interface BounceSql {
    @SqlUpdate("""
            insert into bounce (list_id, member_id, on_day, permanent, status, reason, inbox_id)
            values (:list, :member, :day, :permanent, :status, :reason, :mail)
            on conflict do nothing
            """)
    void count(long list, long member, LocalDate day, boolean permanent, String status, String reason, long mail);
}
