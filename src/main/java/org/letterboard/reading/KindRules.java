package org.letterboard.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.RawMessage;
import org.letterboard.reports.Reports;

/// What kind of mail it is, by headers and structure. The rules stand in the order they are asked; the first one that
/// knows
/// decides, and what none knows is a post. (Commands are told by those who know the lists.)
final class KindRules {

    /// What the rules look at.
    record Facts(
            Head head,
            RobotMarks marks,
            MimeTree tree,
            Body body,
            List<Attachment> attachments,
            Envelope envelope,
            Reports.@Nullable Report report) {
        RawMessage message() {
            return tree.root().header();
        }

        boolean nullSender() {
            return envelope.nullSender()
                    || message().value("Return-Path").filter("<>"::equals).isPresent();
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
            KindRules::bounce,
            KindRules::receipt,
            KindRules::reaction,
            KindRules::calendar,
            Robots::challenge,
            Robots::autoReply,
            Gestures::reaction,
            KindRules::empty,
            Robots::spam,
            Gestures::thanks);

    private KindRules() {}

    static Decision decide(Facts facts) {
        for (var rule : RULES) {
            var decision = rule.apply(facts);
            if (decision.isPresent()) return decision.get();
        }
        return new Decision(Kind.POST, "nothing speaks against it");
    }

    static Optional<Decision> when(boolean is, Kind kind, String why) {
        return is ? Optional.of(new Decision(kind, why)) : Optional.empty();
    }

    private static Optional<Decision> feedback(Facts facts) {
        if (facts.isReport("feedback-report") || facts.has("message/feedback-report"))
            return when(true, Kind.FEEDBACK, "a feedback report (RFC 5965)");
        return Robots.complaint(facts);
    }

    private static Optional<Decision> receipt(Facts facts) {
        return when(
                facts.isReport("disposition-notification") || facts.has("message/disposition-notification"),
                Kind.RECEIPT,
                "a read receipt (RFC 8098)");
    }

    private static Optional<Decision> bounce(Facts facts) {
        var report = facts.report();
        return report == null ? Optional.empty() : when(true, Kind.BOUNCE, report.why());
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

    private static Optional<Decision> empty(Facts facts) {
        return when(
                facts.body().isBlank()
                        && facts.attachments().isEmpty()
                        && !facts.body().showsPicture(),
                Kind.EMPTY,
                "no text and no attachment");
    }
}
