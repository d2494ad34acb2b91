package org.letterboard.bounces;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.reading.Kind;
import org.letterboard.reports.Bounce;
import org.letterboard.reports.Fault;

/// Reads reports about mail of ours that came back. The address it came back to names the member (VERP), since reports
/// often name nobody, or an address behind a forwarding.
public final class Bounces implements Handler<Errand.Bounce> {

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Bounce errand) {
        var letter = message.letter();
        var list = errand.list();
        // An out-of-office note goes to the envelope sender, too (RFC 3834 section 4), and is no failure.
        if (letter.kind() != Kind.BOUNCE)
            return List.of(new Effect.Note("came back from a member of " + list.name() + ", and is "
                    + letter.kind().word()));
        var failed = failed(letter.bounce());
        return List.of(
                new Effect.CountBounce(message, list, errand.member(), failed),
                new Effect.Note("a bounce of " + list.name() + ", " + (failed.permanent() ? "for good " : "for now ")
                        + failed.status()
                        + (failed.counts()
                                ? ""
                                : ", which does not count: " + failed.fault().words())));
    }

    /// Our mails have one recipient each; a report that names nobody is about that one all the same.
    private static Bounce.Failed failed(@Nullable Bounce bounce) {
        return bounce == null || bounce.recipients().isEmpty()
                ? new Bounce.Failed("", false, "", "", Fault.PASSING)
                : bounce.recipients().getFirst();
    }
}
