package org.letterboard.outbox;

import org.jdbi.v3.core.Handle;

/// Hears of each copy to a member that was refused for good, in the transaction that writes it down: whoever listens
/// writes down a row and does no more, since all couriers wait for it.
@FunctionalInterface
public interface Refusals {

    /// @param reply what was said
    void refused(Handle tx, long list, long member, String reply);
}
