package org.letterboard.lists;

import java.util.List;
import java.util.Optional;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.ListSettings;

/// A list that is open: its row and the policy in its file.
public record MailingList(long id, ListSettings policy) {
    public String name() {
        return policy.name();
    }

    public boolean hidesAddresses() {
        return policy.addresses() == ListSettings.Addresses.HIDDEN;
    }

    /// The moderator who writes from this address, as the list's file has them.
    public Optional<EmailAddress> moderator(EmailAddress address) {
        return among(policy.moderators(), address);
    }

    /// Whether this is an address of somebody who looks after the list.
    public boolean isLookedAfterBy(EmailAddress address) {
        return moderator(address).isPresent() || among(policy.owners(), address).isPresent();
    }

    private static Optional<EmailAddress> among(List<EmailAddress> people, EmailAddress address) {
        return people.stream()
                .filter(person -> person.key().equals(address.key()))
                .findFirst();
    }

    public boolean isPublic() {
        return policy.archive() == ListSettings.Archive.PUBLIC;
    }
}
