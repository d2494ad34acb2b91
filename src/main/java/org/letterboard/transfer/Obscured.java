package org.letterboard.transfer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// Addresses that web archives hide from robots: `ann at example.net`.
final class Obscured {
    private static final Pattern OBSCURED = Pattern.compile("(\\S+)\\s+(?:at|AT|\\(at\\)|\\[at\\])\\s+(\\S+)");

    private Obscured() {}

    /// An address, also as web archives write it: `ann at example.net`.
    static @Nullable EmailAddress address(String words) {
        var plain = words.strip();
        var obscured = OBSCURED.matcher(plain);
        if (obscured.matches()) plain = obscured.group(1) + "@" + obscured.group(2);
        if (plain.startsWith("<") && plain.endsWith(">")) plain = plain.substring(1, plain.length() - 1);
        return EmailAddress.parse(plain).orElse(null);
    }

    /// The obscured address in a From field, `ann at example.net (Ann Bell)`; null where there is none.
    static @Nullable EmailAddress in(String field) {
        if (field.indexOf('@') >= 0) return null;
        var found = OBSCURED.matcher(field.replaceAll("[<>\"]", " "));
        return found.find() ? address(found.group()) : null;
    }
}
