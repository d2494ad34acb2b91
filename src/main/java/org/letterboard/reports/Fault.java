package org.letterboard.reports;

import java.util.List;
import java.util.Locale;

/// Whose fault a failed delivery is.
public enum Fault {
    /// There is no such person, no such host, or they have left for good.
    ADDRESS("the address does not work"),
    /// It is emptied again.
    MAILBOX_FULL("the mailbox is full"),
    /// There is such a person, whose provider takes no mail for them: disabled, or never used. It may be opened again.
    MAILBOX_SHUT("the mailbox is shut"),
    /// What was said about the sender, our reputation, or this one message: its size, its form, its words.
    POLICY("our mail was not wanted"),
    /// A server that is down, a time that is over, a loop.
    PASSING("a passing fault of systems");

    private static final List<String> FULL = List.of(".2.2", ".3.1");
    // 1.7 and 1.8 speak of the sender (RFC 3463), as do 1.9 and 1.20 and all of 7; 2.3, 3.4 and 6 of this message.
    private static final List<String> OURS =
            List.of(".1.7", ".1.8", ".1.9", ".1.20", ".2.3", ".3.4", ".5.3", ".6.", ".7.");
    private static final List<String> DEAD = List.of(".1.", ".2.4", ".4.4");
    private static final List<String> SHUT = List.of(".2.1");
    private static final List<String> SYSTEMS = List.of(".3.", ".4.", ".5.");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /// As JSON and logs write it: `mailbox-full`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For a person.
    public String words() {
        return words;
    }

    /// By the status alone (RFC 3463). One of class 4 is over some time, whatever it is about. A bare 5.0.0 says
    /// nothing but that the server will not have it, ever.
    public static Fault of(String status) {
        if (is(status, FULL)) return MAILBOX_FULL;
        if (is(status, OURS)) return POLICY;
        if (status.startsWith("4")) return PASSING;
        if (is(status, SHUT)) return MAILBOX_SHUT;
        if (is(status, DEAD)) return ADDRESS;
        return is(status, SYSTEMS) ? PASSING : ADDRESS;
    }

    /// The status at the beginning of an answer such as `550 5.1.1 no such user`; empty where there is none.
    public static String status(String reply) {
        return Reply.leading(reply);
    }

    private static boolean is(String status, List<String> details) {
        if (status.length() < 2) return false;
        var detail = status.substring(1);
        return details.stream()
                .anyMatch(known -> known.endsWith(".") ? detail.startsWith(known) : detail.equals(known));
    }
}
