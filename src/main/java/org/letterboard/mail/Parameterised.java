package org.letterboard.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value with parameters, as in Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2231). Names are in
/// lower
/// case; values are decoded whichever way they were written: RFC 2231 with pieces and charset, RFC 2047 (which is
/// forbidden there, and common), raw UTF-8. The extended form of a parameter wins over the plain one.
public record Parameterised(String value, Map<String, String> parameters) {

    // Real ones have five.
    private static final int MOST = 200;
    private static final int LONGEST = 32 * 1024;

    public static Parameterised parse(String text) {
        return new Reader(text.length() > LONGEST ? text.substring(0, LONGEST) : text).read();
    }

    public @Nullable String get(String name) {
        return parameters.get(name);
    }

    private static final class Reader {
        private final String text;
        private int at;
        private final Map<String, String> plain = new HashMap<>();
        // By name, then by number of the piece.
        private final Map<String, SortedMap<Integer, Piece>> pieces = new HashMap<>();

        private record Piece(String text, boolean encoded) {}

        Reader(String text) {
            this.text = text;
        }

        Parameterised read() {
            var value = upTo(";").strip().toLowerCase(Locale.ROOT);
            while (at < text.length() && plain.size() + pieces.size() < MOST) {
                at++;
                parameter();
            }
            var all = new HashMap<>(plain);
            all.replaceAll((name, raw) -> EncodedWords.decode(raw));
            pieces.forEach((name, parts) -> all.put(name, joined(parts)));
            return new Parameterised(value, Map.copyOf(all));
        }

        private void parameter() {
            var name = upTo("=;").strip().toLowerCase(Locale.ROOT);
            if (at >= text.length() || text.charAt(at) == ';') return;
            at++;
            var value = value();
            var star = name.indexOf('*');
            if (star <= 0) plain.putIfAbsent(name, value);
            else extended(name.substring(0, star), name.substring(star + 1), value);
        }

        // `name*`, `name*0`, `name*0*`
        private void extended(String name, String suffix, String value) {
            var encoded = suffix.isEmpty() || suffix.endsWith("*");
            var digits = suffix.endsWith("*") ? suffix.substring(0, suffix.length() - 1) : suffix;
            if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return;
            var number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
            pieces.computeIfAbsent(name, key -> new TreeMap<>()).putIfAbsent(number, new Piece(value, encoded));
        }

        /// Up to one of the stops; comments are left out.
        private String upTo(String stops) {
            var out = new StringBuilder();
            var depth = 0;
            for (; at < text.length(); at++) {
                var c = text.charAt(at);
                if (depth == 0 && stops.indexOf(c) >= 0) break;
                if (c == '(') depth++;
                else if (c == ')' && depth > 0) depth--;
                else if (depth == 0) out.append(c);
            }
            return out.toString();
        }

        private String value() {
            while (at < text.length() && text.charAt(at) == ' ') at++;
            if (at < text.length() && text.charAt(at) == '"') return quoted();
            var from = at;
            at = text.indexOf(';', from);
            if (at < 0) at = text.length();
            return text.substring(from, at).strip();
        }

        private String quoted() {
            var out = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                var c = text.charAt(at);
                // A backslash before anything else is part of a Windows path that nobody escaped.
                if (c == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0)
                    c = text.charAt(++at);
                out.append(c);
            }
            at = text.indexOf(';', at);
            if (at < 0) at = text.length();
            return out.toString();
        }

        private static String joined(SortedMap<Integer, Piece> parts) {
            var first = parts.values().iterator().next();
            var charsetEnd = !first.encoded() ? -1 : first.text().indexOf('\'');
            var languageEnd = charsetEnd < 0 ? -1 : first.text().indexOf('\'', charsetEnd + 1);
            var charset = languageEnd < 0 ? null : first.text().substring(0, charsetEnd);
            var bytes = new ByteArrayOutputStream();
            var skipped = languageEnd + 1;
            for (var part : parts.values()) {
                var words = part.text().substring(skipped);
                skipped = 0;
                bytes.writeBytes(part.encoded() ? percent(words) : words.getBytes(StandardCharsets.UTF_8));
            }
            return EncodedWords.decode(Charsets.decode(bytes.toByteArray(), charset));
        }

        private static byte[] percent(String words) {
            return TransferCoding.q(
                    words.replace("=", "=3D").replace("_", "=5F").replace('%', '='));
        }
    }
}
