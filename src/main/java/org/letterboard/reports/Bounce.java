package org.letterboard.reports;

import java.util.List;

/// What a bounce complains about. Without recipients it is a bounce that names nobody we could make out.
public record Bounce(List<Failed> recipients) {

    /// @param address   as the report wrote it
    /// @param permanent false where the sender of the report still tries, or says to try later
    /// @param status    RFC 3463, "5.1.1"; empty where there is nothing to tell it from
    /// @param reason    in the other server's words; may be empty
    /// @param fault     who must mend it
    public record Failed(String address, boolean permanent, String status, String reason, Fault fault) {

        /// True where the address does not work any more.
        public boolean isHard() {
            return permanent && fault == Fault.ADDRESS;
        }

        /// True where mail to the member is in vain, today at least. Nothing else counts against them.
        public boolean counts() {
            return isHard() || (permanent && fault == Fault.MAILBOX_SHUT);
        }
    }
}
