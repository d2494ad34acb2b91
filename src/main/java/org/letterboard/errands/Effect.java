package org.letterboard.errands;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.mail.EmailAddress;
import org.letterboard.notices.Notice;

/// What is to happen. All effects of a message are carried out in one transaction, or none of them.
public sealed interface Effect {

    /// The message becomes a post, and goes out to the members.
    record Publish(Incoming message, MailingList list, Member author) implements Effect {}

    /// We write to a person.
    record Notify(Notice notice) implements Effect {}

    /// The message goes on to a member behind a masked address.
    record PassOn(Incoming message, MailingList list, Member from, Member to) implements Effect {}

    /// The message goes on to the people who look after a list, or (`list` is null) the gateway.
    record PassToOwners(Incoming message, @Nullable MailingList list, List<EmailAddress> to) implements Effect {}

    /// A member is taken off a list.
    record TakeOff(MailingList list, long member) implements Effect {}

    /// A mail to a member came back.
    record CountBounce(Incoming message, MailingList list, long member, boolean permanent, String status, String reason)
            implements Effect {}

    /// The message has another errand, too.
    record HandOn(Errand errand) implements Effect {}

    /// Something worth telling whoever asks what happened to the message.
    record Note(String words) implements Effect {}

    /// The message is kept for an administrator.
    record SetAside(String reason) implements Effect {}
}
