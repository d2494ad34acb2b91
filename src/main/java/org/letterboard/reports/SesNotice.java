package org.letterboard.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A notice of bounces as JSON in a mail's text, as a cloud's notification service sends it.
final class SesNotice {
    // Bounded repetition without choice: linear.
    private static final Pattern MEMBER =
            Pattern.compile("\"(emailAddress|status|diagnosticCode)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{0,900})\"");
    private static final int LONGEST = 100_000;

    private SesNotice() {}

    static Reports.@Nullable Report read(String text) {
        var start = text.stripLeading();
        if (!start.startsWith("{")) return null;
        if (isDelivery(start)) return new Reports.Report("a notice of a delivery", new Bounce(List.of()), List.of());
        if (!start.contains("\"bouncedRecipients\"")) return null;
        var flat = start.substring(0, Math.min(LONGEST, start.length())).replaceAll("\r?\n", "");
        var from = flat.indexOf("\"bouncedRecipients\"");
        var to = flat.indexOf(']', from);
        if (from < 0 || to < 0) return null;
        var permanent = !flat.contains("\"bounceType\":\"Transient\"");
        var notes = new ArrayList<String>();
        var failed = new ArrayList<Bounce.Failed>();
        for (var object : flat.substring(from, to).split("}", -1)) {
            var one = failed(object, permanent);
            if (one == null || failed.size() >= DeliveryFields.MOST_RECIPIENTS) continue;
            failed.add(one.failed());
            notes.add("bounce: " + one.failed().address() + ", a member of a notice, " + one.why());
        }
        return new Reports.Report("a notice of a bounce", new Bounce(List.copyOf(failed)), notes);
    }

    private static boolean isDelivery(String start) {
        var head = start.substring(0, Math.min(200, start.length()));
        return head.contains("\"Delivery\"")
                && (head.contains("\"notificationType\"") || head.contains("\"eventType\""));
    }

    private static Judgement.@Nullable Decision failed(String object, boolean permanent) {
        var address = "";
        var status = "";
        var reply = "";
        var matcher = MEMBER.matcher(object);
        while (matcher.find()) {
            switch (matcher.group(1)) {
                case "emailAddress" -> address = matcher.group(2);
                case "status" -> status = matcher.group(2);
                default -> reply = matcher.group(2);
            }
        }
        if (address.isEmpty()) return null;
        return Judgement.of(new Judgement.Facts(address, permanent, status, reply, List.of()));
    }
}
