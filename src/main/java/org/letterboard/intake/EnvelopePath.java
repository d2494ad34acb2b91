package org.letterboard.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.letterboard.mail.EmailAddress;

/// What stands behind `MAIL FROM:` or `RCPT TO:` (RFC 5321 section 4.1.2): a path without its angle brackets and
/// source route, and parameters by their name in upper case.
record EnvelopePath(String path, Map<String, String> parameters) {

    /// Empty where the frame is wrong: no keyword, or a parameter twice or without a space before it. Whether the path
    /// is an address is another question with a reply of its own, see [#address()].
    static Optional<EnvelopePath> parse(String keyword, String argument) {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) return Optional.empty();
        // A space after the colon is wrong and common.
        var rest = argument.substring(keyword.length()).strip();
        if (rest.isEmpty()) return Optional.empty();
        var end = endOfPath(rest);
        var after = rest.substring(end);
        if (!after.isEmpty() && after.charAt(0) != ' ') return Optional.empty();
        var path = rest.substring(0, end);
        var bare = path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
        return parameters(after).map(found -> new EnvelopePath(withoutRoute(bare), found));
    }

    boolean isNull() {
        return path.isEmpty();
    }

    Optional<EmailAddress> address() {
        return EmailAddress.parse(path);
    }

    /// Behind the `>` that closes the path, or at the first space outside quotes where there are no brackets. A path
    /// that is never closed reaches to the end and so is no address.
    private static int endOfPath(String text) {
        var last = text.charAt(0) == '<' ? '>' : ' ';
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && quoted) i++;
            else if (c == '"') quoted = !quoted;
            else if (c == last && !quoted) return last == '>' ? i + 1 : i;
        }
        return text.length();
    }

    /// `@a,@b:c@d` is `c@d`: source routes "SHOULD be ignored" (RFC 5321 appendix C).
    private static String withoutRoute(String path) {
        var colon = path.indexOf(':');
        return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
    }

    private static Optional<Map<String, String>> parameters(String text) {
        var found = new HashMap<String, String>();
        for (var word : text.strip().split(" +", -1)) {
            if (word.isEmpty()) continue;
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var value = equals < 0 ? "" : word.substring(equals + 1);
            if (found.put(name.toUpperCase(Locale.ROOT), value) != null) return Optional.empty();
        }
        return Optional.of(found);
    }
}
