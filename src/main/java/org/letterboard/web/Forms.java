package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Forms that only our own pages can send: the browser says where the form came from, and the form carries a key that
/// another site cannot know.
final class Forms {
    // An address, a key and where to go next; a stranger has nothing more to say to us.
    static final int LARGEST = 64 * 1024;
    private static final int MOST_FIELDS = 50;
    private static final String KEY = "key";

    private final Sessions sessions;
    private final URI url;

    Forms(Sessions sessions, URI url) {
        this.sessions = sessions;
        this.url = url;
    }

    /// The key for a form on a page that needs no login: in the form and in a cookie (double submit).
    String key(Context ctx) {
        var known = ctx.cookie(sessions.cookieName("form"));
        if (known != null && isKey(known)) return known;
        var key = sessions.newKey();
        sessions.setCookie(ctx, "form", key, Sessions.LINK.multipliedBy(4));
        return key;
    }

    // It is written into the page again, so it must look as if we had made it.
    private static boolean isKey(String text) {
        return text.length() == 32
                && text.chars().allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_');
    }

    /// The fields of a form of ours; empty where another site may have sent it.
    Optional<Map<String, String>> read(Context ctx) {
        var key = ctx.cookie(sessions.cookieName("form"));
        return key == null ? Optional.empty() : read(ctx, key);
    }

    /// As [#read(Context)], for a form of somebody who is logged in.
    Optional<Map<String, String>> readOfMember(Context ctx) {
        return sessions.formKey(ctx).flatMap(key -> read(ctx, key));
    }

    private Optional<Map<String, String>> read(Context ctx, String key) {
        if (!comesFromHere(ctx)) return Optional.empty();
        return body(ctx).map(Forms::fields).filter(fields -> same(key, fields.getOrDefault(KEY, "")));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private boolean comesFromHere(Context ctx) {
        var site = ctx.header("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        var origin = ctx.header("Origin");
        // Older browsers and programs send neither; the key decides.
        return origin == null || origin.equalsIgnoreCase(url.getScheme() + "://" + url.getRawAuthority());
    }

    /// The body as text, empty where it is larger than anything that we ask for.
    static Optional<String> body(Context ctx) {
        try {
            var bytes = ctx.req().getInputStream().readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? Optional.empty() : Optional.of(new String(bytes, UTF_8));
        } catch (IOException gone) {
            // Whoever sent it has hung up; the answer reaches nobody.
            return Optional.empty();
        }
    }

    static Map<String, String> fields(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&", MOST_FIELDS)) {
            var equals = pair.indexOf('=');
            if (equals > 0)
                fields.putIfAbsent(
                        decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
                        decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            // Not percent-encoded after all: it stands for itself.
            return text;
        }
    }
}
