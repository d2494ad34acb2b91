package org.letterboard.inbox;

/// Somebody else has the message by now; what was done under the old lease must not stand.
public final class LeaseLost extends RuntimeException {
    LeaseLost(Lease lease) {
        super("the lease of " + MailId.text(lease.id()) + " was taken over");
    }
}
