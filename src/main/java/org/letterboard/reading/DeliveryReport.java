package org.letterboard.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;
import org.letterboard.mail.RawMessage;

/// Reads the part of a bounce that was made for machines (RFC 3464, RFC 6533): a group of fields for each recipient.
final class DeliveryReport {

    // One message of ours has one recipient; somebody else's report may have some hundred.
    private static final int MOST_RECIPIENTS = 500;
    private static final int LONGEST_REPORT = 256 * 1024;
    private static final int LONGEST_REASON = 500;
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    private DeliveryReport() {}

    /// Null where the message has no such part.
    static @Nullable Bounce read(MimeTree tree) {
        for (var part : tree.parts())
            if (isReport(part) && !part.enclosed()) return read(tree.content(part, LONGEST_REPORT));
        return null;
    }

    static boolean isReport(Part part) {
        return part.type().equals("message/delivery-status") || part.type().equals("message/global-delivery-status");
    }

    private static Bounce read(byte[] report) {
        Map<String, Bounce.Failed> failed = new LinkedHashMap<>();
        for (var group : groups(report)) {
            var recipient = failed(group);
            if (recipient != null) failed.putIfAbsent(recipient.address().toLowerCase(Locale.ROOT), recipient);
        }
        return new Bounce(List.copyOf(failed.values()));
    }

    private static List<RawMessage> groups(byte[] report) {
        var groups = new ArrayList<RawMessage>();
        var at = 0;
        while (at < report.length && groups.size() < MOST_RECIPIENTS) {
            var group = RawMessage.of(report, at, report.length);
            // Where neither a field nor an empty line is, nothing more can be read.
            if (group.bodyStart() == at) break;
            if (!group.fields().isEmpty()) groups.add(group);
            at = group.bodyStart();
        }
        return groups;
    }

    private static Bounce.@Nullable Failed failed(RawMessage group) {
        var address = address(group);
        var action = group.value("Action").orElse("").toLowerCase(Locale.ROOT);
        var isFailed = action.startsWith("fail");
        if (address == null || (!isFailed && !action.startsWith("delay"))) return null;
        var reason = typed(group.value("Diagnostic-Code").orElse(""));
        var status = status(group.value("Status").orElse(""));
        if (status.isEmpty() || status.endsWith(".0.0")) {
            var better = status(reason);
            if (!better.isEmpty()) status = better;
        }
        var kept = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        return new Bounce.Failed(address, isFailed && !status.startsWith("4"), status, kept);
    }

    private static @Nullable String address(RawMessage group) {
        for (var name : List.of("Original-Recipient", "Final-Recipient")) {
            var value = typed(group.value(name).orElse(""))
                    .replace("<", "")
                    .replace(">", "")
                    .strip();
            if (EmailAddress.parse(value).isPresent()) return value;
        }
        return null;
    }

    // `rfc822; ann@example.org`, `smtp; 550 5.1.1 no such user`
    private static String typed(String value) {
        var semicolon = value.indexOf(';');
        return semicolon >= 0 && semicolon < 20 ? value.substring(semicolon + 1).strip() : value;
    }

    private static String status(String text) {
        var match = STATUS.matcher(text);
        return match.find() ? match.group(1) : "";
    }
}
