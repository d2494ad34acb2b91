package org.letterboard.intake;

import org.letterboard.mail.EmailAddress;

/// The question that a door asks about each envelope recipient. Whoever answers may throw: that is "not now", too.
@FunctionalInterface
public interface Addresses {

    Standing standing(EmailAddress address);

    /// What an address is to us.
    enum Standing {
        KNOWN,
        /// Our domain, nobody there: 550 5.1.1.
        UNKNOWN,
        /// Somebody else's domain: 550 5.7.1, since we are no open relay.
        NOT_OURS,
        /// It cannot be told at present: 451 4.3.0.
        NOT_NOW
    }
}
