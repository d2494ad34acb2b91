package org.letterboard.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// The addresses in a line of text.
final class AddressFinder {

    // More than that in one line is no report that we can read.
    private static final int MOST_IN_LINE = 50;
    private static final String IN_LOCAL = "!#$%&'*+-/=?^_`{|}~.";

    /// @param start of what stands around it, too: `<`, `"`
    record Found(EmailAddress address, int start, int end) {}

    private AddressFinder() {}

    static List<Found> in(String line) {
        var found = new ArrayList<Found>();
        var from = 0;
        for (var at = line.indexOf('@'); at >= 0 && found.size() < MOST_IN_LINE; at = line.indexOf('@', at + 1)) {
            if (at < from) continue;
            var one = around(line, at, from);
            if (one == null) continue;
            found.add(one);
            from = one.end();
        }
        return found;
    }

    private static @Nullable Found around(String line, int at, int from) {
        var start = at;
        if (at > from && line.charAt(at - 1) == '"') start = Math.max(from, line.lastIndexOf('"', at - 2));
        else while (start > from && inLocal(line, start - 1)) start--;
        var end = at + 1;
        while (end < line.length() && inDomain(line.charAt(end))) end++;
        while (end > at && !Character.isLetterOrDigit(line.charAt(end - 1))) end--;
        start = afterJunk(line, start, at);
        if (start >= at || end <= at + 1) return null;
        var text = line.substring(start, end);
        if (text.contains("...")) return null;
        if (!isHost(text.substring(text.lastIndexOf('@') + 1))) return null;
        var address = EmailAddress.parse(text);
        return address.isEmpty() ? null : new Found(address.get(), start, end);
    }

    private static boolean inLocal(String line, int index) {
        var c = line.charAt(index);
        return isAsciiLetterOrDigit(c) || IN_LOCAL.indexOf(c) >= 0;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean inDomain(char c) {
        return isAsciiLetterOrDigit(c) || c == '-' || c == '.';
    }

    /// Behind `SMTP=` of an X.400 name, and behind quotes and bullets, with which an address could begin by the
    /// grammar.
    private static int afterJunk(String line, int start, int at) {
        var smtp = line.substring(start, at).toLowerCase(Locale.ROOT).lastIndexOf("smtp=");
        var from = smtp < 0 ? start : start + smtp + 5;
        while (from < at && "'*-/=|`.#".indexOf(line.charAt(from)) >= 0) from++;
        return from;
    }

    private static boolean isHost(String domain) {
        var dot = domain.lastIndexOf('.');
        return dot > 0 && dot < domain.length() - 1;
    }
}
