package org.letterboard.lists;

import org.letterboard.settings.ListSettings;

/// A list that is open: its row and the policy in its file.
public record MailingList(long id, ListSettings policy) {
    public String name() {
        return policy.name();
    }

    public boolean hidesAddresses() {
        return policy.addresses() == ListSettings.Addresses.HIDDEN;
    }

    public boolean isPublic() {
        return policy.archive() == ListSettings.Archive.PUBLIC;
    }
}
