package org.letterboard.lists;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Statements;
import org.letterboard.mail.Mailbox;

/// Changes of who is on a list, and how they want its mail.
public final class Subscriptions {
    private final Members members;
    private final Clock clock;

    public Subscriptions(Members members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /// Puts a person on a list, or changes how they want its mail.
    public void subscribe(Handle tx, MailingList list, Mailbox person, Delivery delivery) {
        members.subscribe(tx, list, members.findOrAdd(tx, person), delivery);
    }

    /// Takes a person off a list; false where they were not on it.
    public boolean takeOff(Handle tx, MailingList list, long member) {
        return members.unsubscribe(tx, list, member);
    }

    /// Changes how a member wants a list's mail. Any pause is over: who says how, wants it.
    public void change(Handle tx, MailingList list, long member, Delivery delivery) {
        var sql = Statements.of(tx, MembersSql.class);
        sql.changeDelivery(list.id(), member, delivery.word());
        sql.resume(list.id(), member, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// No mail of the list to this member until then.
    public void pause(Handle tx, MailingList list, long member, Instant until) {
        Statements.of(tx, MembersSql.class).pause(list.id(), member, until);
    }

    /// No mail of the list to this member until they say how they want it.
    public void pauseBounced(Handle tx, MailingList list, long member) {
        Statements.of(tx, MembersSql.class).pauseBounced(list.id(), member);
    }
}
