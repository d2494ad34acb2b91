package org.letterboard.moderation;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;

/// Who may post, by the list's own rule. It goes by the From line, which may post and nothing else.
public final class Gate {
    private final Members members;

    public Gate(Members members) {
        this.members = members;
    }

    public Ruling rule(Handle handle, Incoming message, MailingList list) {
        var author = message.author();
        if (author.isEmpty()) return new Ruling.Refused("not-a-member", "it does not say who it is from");
        var address = author.get().address();
        var accepted = new Ruling.Accepted(author.get());
        var runsIt = runs(list, address);
        return switch (list.policy().posting()) {
            case ANYONE -> accepted;
            case MEMBERS, MEMBERS_MODERATED ->
                runsIt || isMember(handle, list, address)
                        ? accepted
                        : new Ruling.Refused("not-a-member", address + " is not a member");
            case MODERATORS ->
                runsIt ? accepted : new Ruling.Refused("only-moderators", address + " is not a moderator");
        };
    }

    private boolean isMember(Handle handle, MailingList list, EmailAddress address) {
        return members.find(handle, address)
                .filter(member -> members.isOn(handle, list, member.id()))
                .isPresent();
    }

    private static boolean runs(MailingList list, EmailAddress address) {
        return isAmong(list.policy().moderators(), address)
                || isAmong(list.policy().owners(), address);
    }

    private static boolean isAmong(List<EmailAddress> people, EmailAddress address) {
        return people.stream().anyMatch(person -> person.key().equals(address.key()));
    }
}
