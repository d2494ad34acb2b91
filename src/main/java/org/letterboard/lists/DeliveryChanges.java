package org.letterboard.lists;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What has to be done in the same transaction when a member gets a list's mail in another way. The list's row is
/// locked by then: no post comes between the change and what follows from it.
@FunctionalInterface
public interface DeliveryChanges {

    /// @param before empty where they were not on the list
    /// @param after  empty where they are no longer on it
    void changed(Handle tx, MailingList list, long member, Optional<Delivery> before, Optional<Delivery> after);
}
