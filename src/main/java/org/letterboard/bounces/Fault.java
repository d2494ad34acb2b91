package org.letterboard.bounces;

import java.util.List;
import java.util.regex.Pattern;

/// Whose fault a failure is, by its status (RFC 3463).
final class Fault {
    private static final Pattern STATUS = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    // What is said about the sender (1.7, 1.8) and by a policy (7) is about us; a full mailbox (2.2) is
    // emptied again; and a message that is too large (2.3, 3.4) or in a form that is not taken (6) says
    // nothing about the next one.
    private static final List<String> NOT_ITS_OWN =
            List.of("5.1.7", "5.1.8", "5.2.2", "5.2.3", "5.3.4", "5.6.", "5.7.");

    private Fault() {}

    /// Whether a failure that was reported says that the address itself does not work any more.
    static boolean ofAddress(boolean permanent, String status) {
        return permanent && NOT_ITS_OWN.stream().noneMatch(begin -> isOrBegins(status, begin));
    }

    private static boolean isOrBegins(String status, String begin) {
        return begin.endsWith(".") ? status.startsWith(begin) : status.equals(begin);
    }

    /// Whether the relay's own refusal says so. It refuses for reasons of its own, too: only what is said about the
    /// address (5.1) counts.
    static boolean ofAddress(String reply) {
        var status = status(reply);
        return status.startsWith("5.1.") && ofAddress(true, status);
    }

    /// The status in an answer such as `550 5.1.1 no such user`; empty where there is none.
    static String status(String reply) {
        var match = STATUS.matcher(reply);
        return match.find() ? match.group(1) : "";
    }
}
