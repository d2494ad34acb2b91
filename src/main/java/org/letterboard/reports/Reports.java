package org.letterboard.reports;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.MimeTree;

/// Reads a message as a report about mail that failed: the way in to this room.
public final class Reports {
    private Reports() {}

    /// What the message's header says.
    ///
    /// @param from       null where there is no address in it
    /// @param ours       addresses of its reader and its author, in lower case: nobody complains about those
    /// @param nullSender it came from `<>`
    /// @param isAnswer   it names a message that it answers
    public record Header(
            @Nullable EmailAddress from,
            String fromName,
            String subject,
            Set<String> ours,
            boolean nullSender,
            boolean isAnswer) {}

    /// @param why   by which rule it is a bounce, in words
    /// @param notes the rule behind each recipient
    public record Report(String why, Bounce bounce, List<String> notes) {}

    /// Null where it is none.
    public static @Nullable Report read(MimeTree tree, Header header, String text) {
        var hasForm = Signs.hasForm(tree);
        if (!hasForm && !Signs.may(header)) return null;
        if (isReceipt(tree) && !(Signs.isSystem(header) && Signs.subject(header))) return null;
        var notice = SesNotice.read(text);
        if (notice != null) return notice;
        var report = ReportText.of(text);
        var lines = report.lines();
        var free = new FreeText(
                lines, header.ours(), header.from() == null ? "" : header.from().domain());
        var named = free.named();
        var why = why(header, hasForm, named, lines);
        return why == null ? null : new FailedRecipients(tree, header, report, free, named).report(why);
    }

    private static @Nullable String why(
            Header header, boolean hasForm, List<FreeText.Named> named, List<ReportText.Line> lines) {
        if (hasForm) return "a delivery report (RFC 3464)";
        if (Signs.isDaemon(header)) return "from a mail system";
        var names = !named.isEmpty();
        if (header.nullSender()) {
            if (Signs.isSystem(header)) return "from a postmaster, with a null sender";
            var isProgram = Signs.isRobot(header) && names && startsAsReport(lines);
            if (isProgram || Signs.subject(header)) return "a null sender, about mail that failed";
        }
        // A postmaster is a person, too, and may have a word to say about mail that failed.
        var toBounces = Signs.toBounces(header);
        if (Signs.isSystem(header) && (toBounces ? Signs.weakSubject(header) || names : Signs.subject(header) && names))
            return "from a postmaster, about mail that failed";
        if (!names || !startsAsReport(lines)) return null;
        if (toBounces && Signs.weakSubject(header)) return "to an address for bounces, about mail that failed";
        if (Signs.isRobot(header) && Signs.subject(header) && !header.isAnswer())
            return "from a robot, about mail that failed";
        return null;
    }

    /// Dovecot refuses in the form of a receipt; all others are about mail that was read, or thrown away unread.
    private static boolean isReceipt(MimeTree tree) {
        return tree.parts().stream()
                .anyMatch(part -> !part.enclosed() && part.type().equals("message/disposition-notification"));
    }

    /// Whether its first lines speak of a failure.
    private static boolean startsAsReport(List<ReportText.Line> lines) {
        var start = new StringBuilder();
        for (var line : lines.subList(0, Math.min(15, lines.size())))
            start.append(line.folded()).append(' ');
        return Tables.FORMS.says("failure", start.toString()) || Judgement.reason(start.toString()) != null;
    }
}
