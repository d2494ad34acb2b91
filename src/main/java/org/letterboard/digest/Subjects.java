package org.letterboard.digest;

import java.util.Locale;
import java.util.regex.Pattern;

/// Subjects of replies.
final class Subjects {
    // What mail programs of several languages put before the subject of a reply.
    private static final Pattern REPLY = Pattern.compile(
            "^\\s*(?:re|aw|antw|sv|vs|odp|ref|r|tr|fwd?|wg)(?:\\[\\d+])?\\s*:", Pattern.CASE_INSENSITIVE);

    private Subjects() {}

    /// Without the marks of a reply, in small letters and single spaces: equal for those that belong together.
    static String base(String subject) {
        var base = subject;
        for (var mark = REPLY.matcher(base); mark.find(); mark = REPLY.matcher(base)) base = base.substring(mark.end());
        return base.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static String reply(String subject) {
        return REPLY.matcher(subject).find() ? subject : "Re: " + subject;
    }
}
