package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes header fields: ASCII only, folded at 78 columns, never a line of more than 998 (RFC 5322 section 2.1.1).
/// Whatever
/// a value holds, it stays in its field: line ends and other control characters become spaces before anything else.
public final class HeaderWriter {

    private static final int COLUMNS = 78;
    private static final int LONGEST_LINE = 998;
    // RFC 2047 section 2 allows 75 for a whole word: less its frame of 12, and base64 makes four letters of three
    // bytes.
    private static final int BYTES_IN_WORD = 45;
    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private final StringBuilder out = new StringBuilder();
    private int column;

    /// A text for people: Subject and its like.
    public HeaderWriter text(String name, String value) {
        begin(name);
        var clean = Charsets.oneLine(value);
        return end(isPlain(clean) ? atSpaces(clean) : encodedWords(clean));
    }

    public HeaderWriter mailboxes(String name, List<Mailbox> mailboxes) {
        begin(name);
        var pieces = new ArrayList<String>();
        for (var i = 0; i < mailboxes.size(); i++) {
            pieces.addAll(pieces(mailboxes.get(i)));
            if (i + 1 < mailboxes.size()) pieces.add(pieces.removeLast() + ",");
        }
        return end(pieces);
    }

    /// A phrase and an id in angle brackets, as List-Id has them (RFC 2919 section 3).
    public HeaderWriter listId(String name, String phrase, String id) {
        begin(name);
        var pieces = new ArrayList<>(phrase(Charsets.oneLine(phrase)));
        pieces.add("<" + id + ">");
        return end(pieces);
    }

    public HeaderWriter date(String name, Instant date) {
        begin(name);
        return end(List.of(MailDate.write(date)));
    }

    /// Message-ids or `<url>`s, separated by `separator` ("" or ","). One that cannot be written in ASCII is left out.
    public HeaderWriter ids(String name, List<String> ids, String separator) {
        begin(name);
        var fit = ids.stream()
                .filter(id -> !id.isEmpty()
                        && id.length() < LONGEST_LINE - 8
                        && id.chars().allMatch(c -> c > 0x20 && c < 0x7f))
                .toList();
        var pieces = new ArrayList<String>();
        for (var i = 0; i < fit.size(); i++) pieces.add(fit.get(i) + (i + 1 < fit.size() ? separator : ""));
        return end(pieces);
    }

    /// `value; name=parameter; …`, by RFC 2231 where a parameter is long or not ASCII. Keep the order with a
    /// LinkedHashMap.
    public HeaderWriter parameters(String name, String value, Map<String, String> parameters) {
        begin(name);
        var pieces = new ArrayList<String>(List.of(Charsets.oneLine(value)));
        parameters.forEach((key, text) -> {
            pieces.add(pieces.removeLast() + ";");
            pieces.addAll(parameter(key, Charsets.oneLine(text)));
        });
        return end(pieces);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void begin(String name) {
        if (!name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ':'))
            throw new IllegalArgumentException("not the name of a header field: " + name);
        out.append(name).append(':');
        column = name.length() + 1;
    }

    /// Each piece stays whole; where it does not fit the line, a new one begins.
    private HeaderWriter end(List<String> pieces) {
        for (var piece : pieces) {
            if (column > 1 && column + 1 + piece.length() > COLUMNS && hasValueOnLine()) {
                out.append("\r\n");
                column = 0;
            }
            out.append(' ').append(piece);
            column += 1 + piece.length();
        }
        out.append("\r\n");
        return this;
    }

    // A line of white space only is forbidden, and a field whose first line is empty confuses many readers.
    private boolean hasValueOnLine() {
        return out.charAt(out.length() - 1) != ':';
    }

    private static boolean isPlain(String text) {
        if (text.contains("=?")) return false;
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x20 || c > 0x7e || (c == ' ' && i > 0 && text.charAt(i - 1) == ' ')) return false;
            run = c == ' ' ? 0 : run + 1;
            if (run > COLUMNS * 8) return false;
        }
        return true;
    }

    private static List<String> atSpaces(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static List<String> encodedWords(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        var bytes = 0;
        for (var code : text.codePoints().toArray()) {
            var character = Character.toString(code);
            var length = character.getBytes(UTF_8).length;
            if (bytes + length > BYTES_IN_WORD) {
                pieces.add(encodedWord(piece.toString()));
                piece.setLength(0);
                bytes = 0;
            }
            piece.append(character);
            bytes += length;
        }
        if (bytes > 0) pieces.add(encodedWord(piece.toString()));
        return pieces;
    }

    // Q where most of it stays readable, with nothing bare that RFC 2047 section 5 (3) forbids in a name; else B.
    private static String encodedWord(String text) {
        var bytes = text.getBytes(UTF_8);
        var q = new StringBuilder("=?UTF-8?Q?");
        for (var octet : bytes) {
            if (octet == ' ') q.append('_');
            else if (isLetterOrDigit(octet)) q.append((char) octet);
            else q.append(String.format("=%02X", octet & 0xff));
        }
        q.append("?=");
        if (q.length() <= 75 && q.length() <= bytes.length * 2 + 12) return q.toString();
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static List<String> pieces(Mailbox mailbox) {
        var pieces = new ArrayList<String>();
        var name = Charsets.oneLine(mailbox.name());
        var address = ascii(mailbox.address());
        // RFC 6857: an address that ASCII cannot hold becomes an empty group with the name of the person.
        if (address == null)
            return emptyGroup(name.isEmpty() ? mailbox.address().toString() : name);
        if (name.isEmpty()) return new ArrayList<>(List.of(address));
        pieces.addAll(phrase(name));
        pieces.add("<" + address + ">");
        return pieces;
    }

    private static List<String> emptyGroup(String name) {
        var pieces = new ArrayList<>(phrase(name));
        pieces.add(pieces.removeLast() + ":;");
        return pieces;
    }

    private static List<String> phrase(String name) {
        if (name.length() > 60 || !isPlain(name)) return encodedWords(name);
        if (name.chars().allMatch(c -> isLetterOrDigit(c) || c == ' ' || ATEXT.indexOf(c) >= 0)) return atSpaces(name);
        return List.of('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private static @Nullable String ascii(EmailAddress address) {
        if (!address.needsUtf8()) return address.toString();
        if (address.local().chars().anyMatch(c -> c > 0x7f)) return null;
        try {
            return address.local() + "@" + IDN.toASCII(address.domain());
        } catch (IllegalArgumentException noSuchDomain) {
            return null;
        }
    }

    private static List<String> parameter(String name, String text) {
        var isAscii = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (isAscii && text.length() <= 60 && !text.contains("=?"))
            return List.of(name + "=\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder("UTF-8''");
        for (var octet : text.getBytes(UTF_8)) {
            piece.append(
                    isLetterOrDigit(octet) || octet == '.' ? "" + (char) octet : String.format("%%%02X", octet & 0xff));
            if (piece.length() > 50) {
                pieces.add(name + "*" + pieces.size() + "*=" + piece + ";");
                piece.setLength(0);
            }
        }
        if (!piece.isEmpty()) pieces.add(name + "*" + pieces.size() + "*=" + piece + ";");
        var last = pieces.removeLast();
        pieces.add(last.substring(0, last.length() - 1));
        return pieces;
    }
}
