package org.letterboard.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The codes in what a server said: the reply's (RFC 5321) and the status (RFC 3463).
final class Reply {
    // Bounded, so that no line can make them slow.
    private static final Pattern STATUS =
            Pattern.compile("(?<![\\d.\\w])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)(?!\\w)");
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\w.:/#@=-])([45][0-5]\\d)(?= |-|:|$|\\.{3}|'|,|\\))(?!-\\d{3}-)(?! (?:bytes|seconds|kb|kbytes|minutes|hours))");

    private static final Pattern LEADING = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    private Reply() {}

    /// The status of a whole answer; empty where it has none.
    static String leading(String answer) {
        var match = LEADING.matcher(answer);
        return match.find() ? match.group(1) : "";
    }

    /// All statuses, in their order.
    static List<String> statuses(String text) {
        var found = new ArrayList<String>();
        var matcher = STATUS.matcher(text);
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }

    /// The reply code, 0 where there is none.
    static int code(String text) {
        var matcher = CODE.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /// The most telling status: of several the last one that tells anything, since who forwards a refusal puts words of
    /// their own before it.
    static String status(String text) {
        var best = "";
        for (var status : statuses(text)) {
            if (status.startsWith("2")) continue;
            if (best.isEmpty() || isBare(best) || !isBare(status)) best = status;
        }
        return best;
    }

    /// True for 5.0.0, which says no more than its class.
    static boolean isBare(String status) {
        return status.endsWith(".0.0");
    }
}
