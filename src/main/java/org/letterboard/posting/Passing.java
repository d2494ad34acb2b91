package org.letterboard.posting;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect.PassOn;
import org.letterboard.errands.Effect.PassToOwners;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Masks;
import org.letterboard.mail.EmailAddress;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.letterboard.outbox.Rendering.Recipient;

/// Carries out that a message goes on to few people: the one behind a masked address, or those who run a list.
public final class Passing {
    private final Database database;
    private final Clock clock;
    private final String domain;
    private final Masks masks;
    private final Outbox outbox;

    public Passing(Database database, Clock clock, String domain, Masks masks, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.domain = domain;
        this.masks = masks;
        this.outbox = outbox;
    }

    public String pass(Handle tx, PassOn pass) {
        var name = Names.shown(pass.message().letter().head().fromName(), pass.from());
        masks.of(tx, pass.list(), pass.from(), name);
        var mailing = mailing(
                pass.message(), Mailing.Kind.PRIVATE, pass.list(), pass.from().id());
        outbox.addForOne(tx, mailing, new Recipient(pass.to().id(), pass.to().address()));
        return "passed on to the member behind a masked address of "
                + pass.list().name();
    }

    public String pass(Handle tx, PassToOwners pass) {
        var mailing = mailing(pass.message(), Mailing.Kind.OWNERS, pass.list(), null);
        outbox.addForEach(tx, mailing, recipients(pass.to()));
        var list = pass.list();
        return "passed on to " + (list == null ? "the operator" : "the owners of " + list.name());
    }

    private static List<Recipient> recipients(List<EmailAddress> people) {
        return people.stream()
                .map(person -> new Recipient(null, person.toString()))
                .toList();
    }

    private Mailing mailing(Incoming message, Mailing.Kind kind, @Nullable MailingList list, @Nullable Long sender) {
        var id = database.nextId();
        var now = clock.instant();
        return new Mailing(
                id,
                kind,
                list == null ? null : list.id(),
                message.mail().sourceId(),
                null,
                message.mail().id(),
                sender,
                "<p." + Long.toString(id, 36) + "@" + domain + ">",
                null,
                now,
                now);
    }
}
