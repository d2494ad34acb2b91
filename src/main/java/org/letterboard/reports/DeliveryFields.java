package org.letterboard.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;
import org.letterboard.mail.RawMessage;

/// Reads the part of a bounce that was made for machines (RFC 3464, RFC 6533): a group of fields for each recipient.
final class DeliveryFields {

    // One message of ours has one recipient; somebody else's report may have some hundred.
    static final int MOST_RECIPIENTS = 500;
    private static final int LONGEST_REPORT = 256 * 1024;

    /// What a group says.
    ///
    /// @param permanent nobody tries any more
    record Group(String address, boolean permanent, String status, String diagnostic) {}

    private DeliveryFields() {}

    static boolean isReport(Part part) {
        return part.type().equals("message/delivery-status") || part.type().equals("message/global-delivery-status");
    }

    /// The groups of all such parts; null where there is no such part.
    static @Nullable List<Group> read(MimeTree tree, boolean enclosed) {
        Map<String, Group> groups = new LinkedHashMap<>();
        var isThere = false;
        for (var part : tree.parts()) {
            if (!isReport(part) || part.enclosed() != enclosed) continue;
            isThere = true;
            read(tree.content(part, LONGEST_REPORT))
                    .forEach(group -> groups.putIfAbsent(group.address().toLowerCase(Locale.ROOT), group));
            if (groups.size() >= MOST_RECIPIENTS) break;
        }
        return isThere ? List.copyOf(groups.values()) : null;
    }

    static List<Group> read(byte[] report) {
        var groups = new ArrayList<Group>();
        var at = 0;
        while (at < report.length && groups.size() < MOST_RECIPIENTS) {
            var group = RawMessage.of(report, at, report.length);
            // Where neither a field nor an empty line is, nothing more can be read.
            if (group.bodyStart() == at) break;
            var read = group(group);
            if (read != null) groups.add(read);
            at = group.bodyStart();
        }
        return groups;
    }

    private static @Nullable Group group(RawMessage group) {
        var address = address(group);
        if (address == null) return null;
        var action = group.value("Action").orElse("").toLowerCase(Locale.ROOT).strip();
        var field = group.value("Status").orElse("");
        var status = Reply.status(field);
        if (isDelivered(action) || (action.isEmpty() && !isFailure(status))) return null;
        var diagnostic = typed(group.value("Diagnostic-Code").orElse(""));
        // Some say why in brackets behind the status.
        if (diagnostic.isBlank() && field.length() > status.length() + 2)
            diagnostic =
                    field.substring(field.indexOf(status) + status.length()).strip();
        return new Group(address, !action.startsWith("delay") && !action.startsWith("transient"), status, diagnostic);
    }

    private static boolean isDelivered(String action) {
        return action.startsWith("deliver") || action.startsWith("relay") || action.startsWith("expand");
    }

    private static boolean isFailure(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static @Nullable String address(RawMessage group) {
        for (var name : List.of("Original-Recipient", "Final-Recipient", "X-Actual-Recipient", "X-Failed-Recipient")) {
            var value = typed(group.value(name).orElse(""))
                    .replace("<", "")
                    .replace(">", "")
                    .strip();
            if (EmailAddress.parse(value).isPresent()) return value.contains("...") ? null : value;
            var inside = AddressFinder.in(value);
            if (!inside.isEmpty()) return inside.getFirst().address().toString();
        }
        return null;
    }

    // `rfc822; ann@example.org`, `smtp; 550 5.1.1 no such user`
    private static String typed(String value) {
        var semicolon = value.indexOf(';');
        return semicolon >= 0 && semicolon < 20 ? value.substring(semicolon + 1).strip() : value;
    }
}
