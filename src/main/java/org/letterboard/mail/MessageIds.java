package org.letterboard.mail;

import java.util.ArrayList;
import java.util.List;

/// The ids in Message-ID, In-Reply-To and References, written `<a@b>`. As tolerant as RFC 5256 asks: every id in its
/// order,
/// whatever stands between them; white space that folding put into one is gone, and `<"a"@b>` is `<a@b>`.
public final class MessageIds {

    // Of an endless References field the root and the nearest ancestors matter (RFC 5256 needs both ends).
    private static final int FIRST_KEPT = 100;
    private static final int LAST_KEPT = 900;
    // RFC 5322 section 2.1.1: what fits a line.
    private static final int LONGEST = 998;

    private MessageIds() {}

    public static List<String> parse(String value) {
        var ids = new ArrayList<String>();
        var at = 0;
        while (at < value.length()) {
            var c = value.charAt(at);
            if (c == '"') at = behindQuote(value, at);
            else if (c == '<') at = behindId(value, at, ids);
            else at++;
        }
        if (ids.isEmpty()) bare(value, ids);
        return shortened(ids);
    }

    // A quote that never ends hides nothing.
    private static int behindQuote(String value, int at) {
        var limit = Math.min(value.length(), at + LONGEST);
        for (var i = at + 1; i < limit; i++) {
            if (value.charAt(i) == '\\') i++;
            else if (value.charAt(i) == '"') return i + 1;
        }
        return at + 1;
    }

    private static int behindId(String value, int at, List<String> ids) {
        var id = new StringBuilder("<");
        var limit = Math.min(value.length(), at + LONGEST);
        for (var i = at + 1; i < limit; i++) {
            var c = value.charAt(i);
            if (c == '<') return i;
            if (c == '>') {
                if (id.length() > 1) ids.add(unquoted(id.append('>').toString()));
                return i + 1;
            }
            if (c > ' ') id.append(c);
        }
        return at + 1;
    }

    private static String unquoted(String id) {
        var close = id.startsWith("<\"") ? id.indexOf("\"@") : -1;
        if (close < 3) return id;
        var local = id.substring(2, close);
        var needsQuotes = local.indexOf('"') >= 0 || local.indexOf('\\') >= 0 || local.indexOf('@') >= 0;
        return needsQuotes ? id : "<" + local + id.substring(close + 1);
    }

    // Some programs forget the angle brackets.
    private static void bare(String value, List<String> ids) {
        for (var word : value.strip().split("[\\s,]+", 0)) {
            if (word.indexOf('@') > 0 && word.length() < LONGEST && word.indexOf('<') < 0 && word.indexOf('"') < 0)
                ids.add("<" + word.replace(">", "") + ">");
            if (ids.size() >= FIRST_KEPT) return;
        }
    }

    private static List<String> shortened(List<String> ids) {
        if (ids.size() <= FIRST_KEPT + LAST_KEPT) return List.copyOf(ids);
        var kept = new ArrayList<>(ids.subList(0, FIRST_KEPT));
        kept.addAll(ids.subList(ids.size() - LAST_KEPT, ids.size()));
        return List.copyOf(kept);
    }
}
