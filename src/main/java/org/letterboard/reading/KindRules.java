package org.letterboard.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;
import org.letterboard.mail.RawMessage;

/// What kind of mail it is, by headers and structure. The rules stand in the order they are asked; the first one that
/// knows
/// decides, and what none knows is a post. (Commands are told by those who know the lists.)
final class KindRules {

    /// What the rules look at.
    record Facts(
            Head head, RobotMarks marks, MimeTree tree, Body body, List<Attachment> attachments, Envelope envelope) {
        RawMessage message() {
            return tree.root().header();
        }

        boolean has(String type) {
            return tree.parts().stream()
                    .anyMatch(part -> !part.enclosed() && part.type().equals(type));
        }

        boolean isReport(String type) {
            var root = tree.root();
            return root.contentType().value().equals("multipart/report")
                    && type.equalsIgnoreCase(root.contentType().get("report-type"));
        }
    }

    record Decision(Kind kind, String why) {}

    private static final List<Function<Facts, Optional<Decision>>> RULES = List.of(
            KindRules::feedback,
            KindRules::receipt,
            KindRules::bounce,
            KindRules::reaction,
            KindRules::calendar,
            KindRules::autoReply,
            KindRules::empty);

    private KindRules() {}

    static Decision decide(Facts facts) {
        for (var rule : RULES) {
            var decision = rule.apply(facts);
            if (decision.isPresent()) return decision.get();
        }
        return new Decision(Kind.POST, "nothing speaks against it");
    }

    private static Optional<Decision> when(boolean is, Kind kind, String why) {
        return is ? Optional.of(new Decision(kind, why)) : Optional.empty();
    }

    private static Optional<Decision> feedback(Facts facts) {
        return when(
                facts.isReport("feedback-report") || facts.has("message/feedback-report"),
                Kind.FEEDBACK,
                "a feedback report (RFC 5965)");
    }

    private static Optional<Decision> receipt(Facts facts) {
        return when(
                facts.isReport("disposition-notification") || facts.has("message/disposition-notification"),
                Kind.RECEIPT,
                "a read receipt (RFC 8098)");
    }

    private static Optional<Decision> bounce(Facts facts) {
        var byForm = facts.isReport("delivery-status")
                || facts.tree().parts().stream().anyMatch(KindRules::isOpenReport);
        if (byForm) return when(true, Kind.BOUNCE, "a delivery report (RFC 3464)");
        if (comesFrom(facts.head(), "mailer-daemon")) return when(true, Kind.BOUNCE, "from a mail system");
        var nullSender = facts.envelope().nullSender()
                || facts.message().value("Return-Path").filter("<>"::equals).isPresent();
        return when(
                nullSender && comesFrom(facts.head(), "postmaster"),
                Kind.BOUNCE,
                "from a postmaster, with a null sender");
    }

    private static boolean isOpenReport(Part part) {
        return DeliveryReport.isReport(part) && !part.enclosed();
    }

    private static boolean comesFrom(Head head, String local) {
        return head.from() != null && head.from().address().local().equalsIgnoreCase(local);
    }

    private static Optional<Decision> reaction(Facts facts) {
        var byDisposition = facts.tree().parts().stream()
                .anyMatch(part -> !part.enclosed() && part.disposition().equals("reaction"));
        if (byDisposition) return when(true, Kind.REACTION, "a reaction (RFC 9078)");
        return when(facts.has("text/vnd.google.email-reaction+json"), Kind.REACTION, "a reaction in Gmail's form");
    }

    private static Optional<Decision> calendar(Facts facts) {
        var isAnswer = facts.tree().parts().stream()
                .anyMatch(part -> !part.enclosed()
                        && part.type().equals("text/calendar")
                        && "reply".equalsIgnoreCase(part.contentType().get("method"))
                        && !part.disposition().equals("attachment"));
        return when(isAnswer, Kind.CALENDAR, "an answer to an invitation (RFC 6047)");
    }

    // X-Auto-Response-Suppress is no sign: Outlook puts it on what people write.
    private static Optional<Decision> autoReply(Facts facts) {
        var submitted = facts.marks().autoSubmitted();
        if (submitted != null && !submitted.isEmpty() && !submitted.equals("no"))
            return when(true, Kind.AUTO_REPLY, "Auto-Submitted: " + submitted);
        if ("auto_reply".equals(facts.marks().precedence()))
            return when(true, Kind.AUTO_REPLY, "Precedence: auto_reply");
        for (var name : List.of("X-Autoreply", "X-Autorespond", "X-Autoresponder"))
            if (says(facts.message(), name)) return when(true, Kind.AUTO_REPLY, name);
        return Optional.empty();
    }

    private static boolean says(RawMessage message, String name) {
        return message.value(name)
                .filter(value -> !value.equalsIgnoreCase("no"))
                .isPresent();
    }

    private static Optional<Decision> empty(Facts facts) {
        return when(
                facts.body().isBlank()
                        && facts.attachments().isEmpty()
                        && !facts.body().showsPicture(),
                Kind.EMPTY,
                "no text and no attachment");
    }
}
