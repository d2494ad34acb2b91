package org.letterboard.mail;

import java.util.Locale;
import java.util.Optional;

/// An address as SMTP knows it, `local@domain` (RFC 5321 section 4.1.2, RFC 6531 for what is not ASCII).
///
/// Equality is exact. Whether two addresses are the same person's is decided by [#key()], since nobody's mail system
/// tells `Ann@` from `ann@`.
public record EmailAddress(String local, String domain) {

    // RFC 5321 section 4.5.3.1: octets of a local part and of a domain.
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;

    /// The address in `text`, without a display name or angle brackets; empty where it is not one.
    public static Optional<EmailAddress> parse(String text) {
        var at = text.lastIndexOf('@');
        if (at <= 0 || at == text.length() - 1) return Optional.empty();
        var local = text.substring(0, at);
        var domain = text.substring(at + 1);
        if (tooLong(local, LONGEST_LOCAL) || tooLong(domain, LONGEST_DOMAIN)) return Optional.empty();
        if (!isLocal(local) || !isDomain(domain)) return Optional.empty();
        return Optional.of(new EmailAddress(local, domain));
    }

    private static boolean tooLong(String part, int octets) {
        return part.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > octets;
    }

    private static boolean isLocal(String local) {
        if (local.length() >= 2 && local.startsWith("\"") && local.endsWith("\""))
            return isQuoted(local.substring(1, local.length() - 1));
        return local.chars().noneMatch(c -> c <= 0x20 || c == 0x7f || "()<>[]:;@\\,\"".indexOf(c) >= 0);
    }

    /// RFC 5321 section 4.1.2: a quote or a backslash stands there with a backslash before it.
    private static boolean isQuoted(String inside) {
        for (var at = 0; at < inside.length(); at++) {
            var c = inside.charAt(at);
            if (c < 0x20 || c == 0x7f || c == '"') return false;
            if (c == '\\' && ++at == inside.length()) return false;
        }
        return true;
    }

    private static boolean isDomain(String domain) {
        if (domain.startsWith("[") && domain.endsWith("]")) return domain.length() > 2;
        return !domain.startsWith(".")
                && !domain.contains("..")
                && domain.chars().allMatch(c -> c > 0x7f || Character.isLetterOrDigit(c) || c == '-' || c == '.');
    }

    /// What the address is found by: all of it in lower case.
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /// True where the address cannot travel without SMTPUTF8.
    public boolean needsUtf8() {
        return toString().chars().anyMatch(c -> c > 0x7f);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
