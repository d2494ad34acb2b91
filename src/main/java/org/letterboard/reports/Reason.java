package org.letterboard.reports;

/// Why a mail was not delivered, as far as words tell. In the order in which they are looked for: what is said about
/// our
/// mail comes before what is said about the address, so that a doubt is not held against the member.
enum Reason {
    MAILBOX_FULL("2.2", Fault.MAILBOX_FULL),
    SYSTEM_FULL("3.1", Fault.PASSING),
    TOO_BIG("3.4", Fault.POLICY),
    VIRUS("7.1", Fault.POLICY),
    SPAM("7.1", Fault.POLICY),
    NO_ROUTE("1.2", Fault.ADDRESS),
    UNAUTHENTICATED("7.26", Fault.POLICY),
    BLOCKED("7.1", Fault.POLICY),
    RATE("7.0", Fault.POLICY),
    RELAYING("7.1", Fault.POLICY),
    SENDER_REFUSED("1.8", Fault.POLICY),
    SUSPENDED("2.1", Fault.PASSING),
    MOVED("1.6", Fault.ADDRESS),
    NO_MAIL("1.10", Fault.ADDRESS),
    NO_HOST("1.2", Fault.ADDRESS),
    NO_USER("1.1", Fault.ADDRESS),
    DISABLED("2.1", Fault.MAILBOX_SHUT),
    POLICY("7.1", Fault.POLICY),
    CONTENT("6.0", Fault.POLICY),
    LOOP("4.6", Fault.PASSING),
    EXPIRED("4.7", Fault.PASSING),
    SYSTEM("3.0", Fault.PASSING),
    NETWORK("4.1", Fault.PASSING);

    private final String detail;
    private final Fault fault;

    Reason(String detail, Fault fault) {
        this.detail = detail;
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /// Whether it is held against the member, and so must be said plainly.
    boolean isAboutMember() {
        return fault == Fault.ADDRESS || fault == Fault.MAILBOX_SHUT;
    }

    /// The status that says the same (RFC 3463).
    String status(boolean permanent) {
        return (permanent ? "5." : "4.") + detail;
    }

    /// As the phrases' file writes it: `mailbox-full`.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
