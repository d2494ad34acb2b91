package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A message (or a part of one) cut into its header fields and its body, without a byte changed: the fields as they
/// came,
/// the empty line and the body put together again are the input. Takes what RFC 5322 forbids: bare LF, 8-bit bytes,
/// NULs,
/// lines without end, an mbox `From ` line, no empty line at all. Holds the caller's array and copies nothing.
public final class RawMessage {

    // Real headers have some 60 fields. What comes after these is kept as one nameless field.
    private static final int MOST_FIELDS = 5_000;
    // RFC 5322 names have no limit; no known one is longer than 60.
    private static final int LONGEST_NAME = 200;
    // As much of one value as anybody looks at; 100,000 recipients are 3 MB, of which nobody reads more.
    private static final int LONGEST_VALUE = 256 * 1024;

    // Names by which a field is believed even after a line that is none; so are all with a hyphen in them.
    private static final Set<String> WELL_KNOWN =
            Set.of("from", "to", "cc", "subject", "date", "received", "sender", "references", "precedence");

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final List<Field> fields = new ArrayList<>();
    private int headerEnd;
    private int bodyStart;

    /// A header field with its folded lines and its line end, `bytes[start, end)`. A line that is no field (an mbox
    /// `From `
    /// line, junk) has an empty name.
    public record Field(String name, int start, int valueStart, int end) {
        public boolean isCalled(String other) {
            return name.equalsIgnoreCase(other);
        }

        public boolean isJunk() {
            return name.isEmpty();
        }
    }

    private RawMessage(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    public static RawMessage of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// The message that stands in `bytes[start, end)`.
    public static RawMessage of(byte[] bytes, int start, int end) {
        var message = new RawMessage(bytes, start, end);
        message.cut();
        return message;
    }

    private void cut() {
        var at = start;
        while (at < end) {
            var next = lineEnd(at);
            if (isBlank(at, next)) {
                headerEnd = at;
                bodyStart = next;
                return;
            }
            if (!takes(at, next)) break;
            at = next;
        }
        headerEnd = at;
        bodyStart = at;
    }

    /// False where the body begins at this line, although no empty line came before it.
    private boolean takes(int at, int next) {
        var colon = colon(at, next);
        var folded = !fields.isEmpty() && (bytes[at] == ' ' || bytes[at] == '\t');
        if (fields.size() >= MOST_FIELDS || folded) extend(next);
        else if (colon > 0) fields.add(new Field(name(at, colon), at, colon + 1, next));
        else if (at == start && isMboxLine(at)) fields.add(new Field("", at, at, next));
        else if (isJunkBetweenFields(at, next)) fields.add(new Field("", at, at, next));
        else return false;
        return true;
    }

    private void extend(int next) {
        var last = fields.removeLast();
        fields.add(
                new Field(fields.size() + 1 >= MOST_FIELDS ? "" : last.name(), last.start(), last.valueStart(), next));
    }

    /// Where the line that begins at `from` ends, behind its LF. An old Mac's bare CR is no line end.
    private int lineEnd(int from) {
        for (var i = from; i < end; i++) if (bytes[i] == '\n') return i + 1;
        return end;
    }

    private boolean isBlank(int at, int next) {
        var length = next - at;
        return (length == 1 && bytes[at] == '\n') || (length == 2 && bytes[at] == '\r' && bytes[at + 1] == '\n');
    }

    private int colon(int at, int next) {
        var last = Math.min(next, at + LONGEST_NAME);
        for (var i = at; i < last; i++) {
            if (bytes[i] == ':') return i > at && bytes[at] > ' ' ? i : -1;
            var blankBeforeColon = (bytes[i] == ' ' || bytes[i] == '\t') && i > at && onlyBlanksToColon(i, last);
            if ((bytes[i] <= ' ' || bytes[i] == 0x7f) && !blankBeforeColon) return -1;
        }
        return -1;
    }

    // RFC 5322 section 4.5: white space before the colon was once allowed.
    private boolean onlyBlanksToColon(int at, int last) {
        var i = at;
        while (i < last && (bytes[i] == ' ' || bytes[i] == '\t')) i++;
        return i < last && bytes[i] == ':';
    }

    private String name(int at, int colon) {
        return new String(bytes, at, colon - at, ISO_8859_1).strip();
    }

    private boolean isMboxLine(int at) {
        return startsWith(at, "From ") || startsWith(at, ">From ");
    }

    // A boundary is never junk: it ends a header whose empty line is missing.
    private boolean isJunkBetweenFields(int at, int next) {
        if (startsWith(at, "--") || next >= end) return false;
        var colon = colon(next, lineEnd(next));
        if (colon < 0) return false;
        var name = name(next, colon).toLowerCase(Locale.ROOT);
        return name.indexOf('-') > 0 || WELL_KNOWN.contains(name);
    }

    private boolean startsWith(int at, String prefix) {
        if (end - at < prefix.length()) return false;
        for (var i = 0; i < prefix.length(); i++) if (bytes[at + i] != prefix.charAt(i)) return false;
        return true;
    }

    /// The whole array, of which this message may be a part only.
    public byte[] bytes() {
        return bytes;
    }

    /// Where the header ends: before the empty line.
    public int headerEnd() {
        return headerEnd;
    }

    /// Where the body begins: after the empty line.
    public int bodyStart() {
        return bodyStart;
    }

    public int end() {
        return end;
    }

    /// Every field in its order.
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /// All fields of that name, in their order.
    public List<Field> fields(String name) {
        return fields.stream().filter(field -> field.isCalled(name)).toList();
    }

    /// The unfolded values of all fields of that name.
    public List<String> values(String name) {
        return fields(name).stream().map(this::value).toList();
    }

    /// The unfolded value of the first field of that name.
    public Optional<String> value(String name) {
        for (var field : fields) if (field.isCalled(name)) return Optional.of(value(field));
        return Optional.empty();
    }

    /// The value in one line: UTF-8 where it is valid UTF-8, else windows-1252; RFC 2047 words are left as they are.
    public String value(Field field) {
        var length = Math.min(field.end() - field.valueStart(), LONGEST_VALUE);
        var text = Charsets.decode(bytes, field.valueStart(), length, null).text();
        return Charsets.oneLine(text);
    }

    /// The field's bytes as they came, with folding and line end.
    public byte[] raw(Field field) {
        return Arrays.copyOfRange(bytes, field.start(), field.end());
    }

    /// The fields that are to be kept, byte for byte, for a copy whose body is `bytes[headerEnd, end)` untouched.
    public byte[] header(Predicate<Field> keep) {
        var out = new ByteArrayOutputStream(headerEnd - start);
        for (var field : fields) if (keep.test(field)) out.write(bytes, field.start(), field.end() - field.start());
        return out.toByteArray();
    }
}
