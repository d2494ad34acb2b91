package org.letterboard.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a failure means: a status where the report has none, and whose fault it is.
final class Judgement {

    // Nobody reads more of it.
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_TEXT = 2_500;

    /// What is known about one recipient.
    ///
    /// @param permanent nobody tries any more
    /// @param status    the report's own, empty where it has none
    /// @param reply     the other server's words
    /// @param around    the report's words about it, from the nearest to all there are
    record Facts(String address, boolean permanent, String status, String reply, List<String> around) {
        String allAround() {
            return around.isEmpty() ? "" : cut(around.getLast(), LONGEST_TEXT);
        }
    }

    /// @param why the rule that decided, in words
    record Decision(Bounce.Failed failed, String why) {}

    private Judgement() {}

    static Decision of(Facts facts) {
        var reply = cut(facts.reply(), LONGEST_TEXT);
        var around = facts.allAround();
        var told = better(facts.status(), Reply.status(reply));
        if (Reply.status(reply).isEmpty() && (told.isEmpty() || Reply.isBare(told)))
            told = better(told, Reply.status(around));
        var reason = reason(reply);
        for (var text : facts.around()) if (reason == null) reason = reason(cut(text, LONGEST_TEXT));
        if (reason == Reason.NO_USER && !told.contains(".1.") && isAfterData(around)) reason = Reason.POLICY;
        var status = told.isEmpty() ? derived(facts, reason, reply + "\n" + around) : told;
        var fault = reason == null && Reply.isBare(status)
                ? byCode(Reply.code(reply + "\n" + around))
                : fault(facts, status, reason);
        var words = (reply.isBlank() ? around : reply).strip();
        var failed = new Bounce.Failed(
                facts.address(), facts.permanent(), status, oneLine(cut(words, LONGEST_REASON)), fault);
        return new Decision(failed, why(reason, status, told));
    }

    private static String better(String told, String found) {
        if (found.isEmpty()) return told;
        return told.isEmpty() || !Reply.isBare(found) ? found : told;
    }

    /// Who does not know a recipient says so when the name is given. Who says it when all of the message was there has
    /// looked at the message.
    private static boolean isAfterData(String around) {
        var folded = Phrases.folded(around);
        return Tables.FORMS.says("after-data", folded)
                && !Tables.FORMS.says("at-recipient", folded)
                && !Tables.FORMS.says("sure-of-account", folded);
    }

    private static String derived(Facts facts, @Nullable Reason reason, String text) {
        if (reason != null) return reason.status(facts.permanent());
        var code = Reply.code(text);
        if (code == 0) return facts.permanent() ? "5.0.0" : "4.0.0";
        return code / 100 + ".0.0";
    }

    /// Without a word of explanation: 550, 551 and 553 are about a mailbox (RFC 5321 section 4.2.3). What may be about
    /// anything is not held against the address.
    private static Fault byCode(int code) {
        return code == 550 || code == 551 || code == 553 ? Fault.ADDRESS : Fault.PASSING;
    }

    /// The words, where they are plain; the status, where it forbids what they say.
    private static Fault fault(Facts facts, String status, @Nullable Reason reason) {
        var byStatus = Fault.of(status);
        if (reason == null || byStatus == Fault.MAILBOX_FULL) return byStatus;
        // "550 5.1.0 Address rejected"
        if (reason == Reason.POLICY
                && status.startsWith("5.1.")
                && byStatus == Fault.ADDRESS
                && !isAfterData(facts.reply() + "\n" + facts.allAround())) return byStatus;
        if (byStatus == Fault.POLICY && reason.isAboutMember()) return isSure(facts) ? Fault.ADDRESS : byStatus;
        if (status.startsWith("4") && reason.isAboutMember() && !isGoneFor(facts, reason)) return byStatus;
        // "550 5.1.1 account closed", "550 5.4.0 service disabled"
        if (reason == Reason.DISABLED && (status.startsWith("5.1.") || byStatus == Fault.PASSING)) return byStatus;
        return reason.fault();
    }

    /// "550 5.7.1 no such user (in reply to RCPT TO)": nobody had seen the message yet.
    private static boolean isSure(Facts facts) {
        var reply = Phrases.folded(facts.reply());
        return Tables.FORMS.says("sure-of-account", reply)
                || (Tables.FORMS.says("sure-of-user", reply)
                        && !Tables.FORMS.says("about-sender", reply)
                        && Tables.FORMS.says("at-recipient", Phrases.folded(facts.allAround())));
    }

    /// A server that said for days "450 4.1.1 user unknown in local recipient table" was set up to say it so.
    private static boolean isGoneFor(Facts facts, Reason reason) {
        return facts.permanent() && reason == Reason.NO_USER && facts.status().equals("4.1.1");
    }

    static @Nullable Reason reason(String text) {
        var folded = Phrases.folded(text);
        for (var reason : Reason.values()) if (Tables.REASONS.says(reason.word(), folded)) return reason;
        return null;
    }

    private static String why(@Nullable Reason reason, String status, String told) {
        var words = reason == null ? "" : "words for " + reason.word();
        if (told.isEmpty()) return words.isEmpty() ? "the status " + status + " from the reply code" : words;
        return "the status " + status + (words.isEmpty() ? "" : " and " + words);
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
