package org.letterboard.reports;

import java.util.Locale;
import org.letterboard.mail.MimeTree;

/// Tells a report from what people write, where it does not come in a form for machines.
final class Signs {

    private Signs() {}

    static boolean hasForm(MimeTree tree) {
        var root = tree.root();
        var isReport = root.contentType().value().equals("multipart/report")
                && "delivery-status".equalsIgnoreCase(root.contentType().get("report-type"));
        return isReport || tree.parts().stream().anyMatch(part -> DeliveryFields.isReport(part) && !part.enclosed());
    }

    static boolean isDaemon(Reports.Header header) {
        return Tables.FORMS.begins("daemon", local(header));
    }

    /// From a mail system by its name, which a person may have, too.
    static boolean isSystem(Reports.Header header) {
        var name = Phrases.folded(header.fromName()).strip();
        return isDaemon(header)
                || Tables.FORMS.begins("system-local", local(header))
                || Tables.FORMS.begins("system-name", name);
    }

    /// From something that nobody is called, or from nobody: `From: <>`.
    static boolean isRobot(Reports.Header header) {
        return (header.from() == null && header.nullSender())
                || Tables.FORMS.says("robot-local", local(header))
                || toBounces(header);
    }

    /// To where only reports come.
    static boolean toBounces(Reports.Header header) {
        return header.ours().stream().anyMatch(address -> Tables.FORMS.says("bounce-address", address));
    }

    static boolean subject(Reports.Header header) {
        var subject = Phrases.folded(header.subject()).strip();
        return Tables.FORMS.says("subject", subject) && !Tables.FORMS.begins("quoting-subject", subject);
    }

    /// Words that mean a failed mail where a program says them, and something else where people do.
    static boolean weakSubject(Reports.Header header) {
        return subject(header)
                || Tables.FORMS.says(
                        "weak-subject", Phrases.folded(header.subject()).strip());
    }

    /// Cheap, so that only what may be one is read.
    static boolean may(Reports.Header header) {
        return header.nullSender() || isSystem(header) || isRobot(header) || subject(header);
    }

    private static String local(Reports.Header header) {
        return header.from() == null ? "" : header.from().local().toLowerCase(Locale.ROOT);
    }
}
