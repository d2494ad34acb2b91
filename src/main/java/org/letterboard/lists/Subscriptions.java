package org.letterboard.lists;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Statements;
import org.letterboard.mail.Mailbox;

/// Changes of who is on a list, and how they want its mail. Each is made under the lock on the list's row, so that a
/// post goes out either as they had it before or as they have it now.
public final class Subscriptions {
    private final Members members;
    private final DeliveryChanges changes;

    public Subscriptions(Members members, DeliveryChanges changes) {
        this.members = members;
        this.changes = changes;
    }

    /// Puts a person on a list, or changes how they want its mail.
    public void subscribe(Handle tx, MailingList list, Mailbox person, Delivery delivery) {
        subscribe(tx, list, members.findOrAdd(tx, person), delivery);
    }

    /// The same for somebody whom we know.
    public void subscribe(Handle tx, MailingList list, Member member, Delivery delivery) {
        var before = underLock(tx, list, member.id());
        members.subscribe(tx, list, member, delivery);
        changes.changed(tx, list, member.id(), before, Optional.of(delivery));
    }

    /// Takes a person off a list; false where they were not on it.
    public boolean takeOff(Handle tx, MailingList list, long member) {
        var before = underLock(tx, list, member);
        if (!members.unsubscribe(tx, list, member)) return false;
        changes.changed(tx, list, member, before, Optional.empty());
        return true;
    }

    /// Changes how a member wants a list's mail. Any pause is over: who says how, wants it.
    public void change(Handle tx, MailingList list, long member, Delivery delivery) {
        var before = underLock(tx, list, member);
        if (members.change(tx, list, member, delivery))
            changes.changed(tx, list, member, before, Optional.of(delivery));
    }

    private Optional<Delivery> underLock(Handle tx, MailingList list, long member) {
        Statements.of(tx, MembersSql.class).lockList(list.id());
        return members.subscription(tx, list, member)
                .map(Subscription::delivery)
                .flatMap(Delivery::parse);
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
