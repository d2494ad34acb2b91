package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a message in the order they stand in. One pass over the lines with a stack of open parts: no recursion,
/// and
/// no copy of the bytes, since a part is a pair of offsets. (Mime4j's token stream knows no offsets, so that an
/// attachment
/// would have to be copied at once or looked for again; its codecs do the decoding.)
public final class MimeTree {

    // Real mail nests five deep. What lies deeper stays one closed part.
    private static final int DEEPEST = 50;
    // A big digest has some hundred. What comes after these belongs to the last one.
    private static final int MOST_PARTS = 1_000;
    // RFC 2046 says 70.
    private static final int LONGEST_BOUNDARY = 500;

    private final byte[] bytes;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Deque<Open> stack = new ArrayDeque<>();

    private record Open(int index, byte @Nullable [] boundary) {}

    private MimeTree(byte[] bytes) {
        this.bytes = bytes;
    }

    public static MimeTree of(byte[] bytes) {
        return of(RawMessage.of(bytes));
    }

    public static MimeTree of(RawMessage message) {
        var tree = new MimeTree(message.bytes());
        tree.cut(message);
        return tree;
    }

    /// Every part, the message itself first, each before those that stand in it.
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    public Part root() {
        return parts.getFirst();
    }

    public List<Part> children(Part part) {
        return parts.stream().filter(child -> child.parent() == part.index()).toList();
    }

    /// What was odd about the structure, in words.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// The decoded bytes of a part's body.
    public InputStream open(Part part) {
        var length = part.bodyEnd() - part.bodyStart();
        return TransferCoding.decoding(new ByteArrayInputStream(bytes, part.bodyStart(), length), part.encoding());
    }

    /// At most `limit` of its decoded bytes.
    public byte[] content(Part part, int limit) {
        return TransferCoding.readAll(open(part), limit);
    }

    /// How many bytes its body has, decoded.
    public long size(Part part) {
        var encoded = part.bodyEnd() - part.bodyStart();
        return TransferCoding.isIdentity(part.encoding()) ? encoded : TransferCoding.size(open(part));
    }

    /// At most `limit` bytes of it as text; line ends are LF.
    public Charsets.Decoded text(Part part, int limit) {
        var decoded = TransferCoding.isIdentity(part.encoding())
                ? Charsets.decode(
                        bytes, part.bodyStart(), Math.min(limit, part.bodyEnd() - part.bodyStart()), part.charset())
                : decode(content(part, limit), part.charset());
        var text = decoded.text().indexOf('\r') < 0
                ? decoded.text()
                : decoded.text().replace("\r\n", "\n").replace('\r', '\n');
        return new Charsets.Decoded(text, decoded.repaired());
    }

    private static Charsets.Decoded decode(byte[] content, @Nullable String charset) {
        return Charsets.decode(content, 0, content.length, charset);
    }

    private void cut(RawMessage message) {
        var end = message.end();
        var at = begin(message, null);
        while (at < end) {
            var next = lineEnd(at, end);
            var level = isDashed(at, next) ? matching(at, next) : null;
            if (level == null) {
                at = next;
                continue;
            }
            closeAbove(level, beforeLineEnd(at));
            var isLast = isClosing(at, next, level);
            at = isLast || isFull() ? next : begin(RawMessage.of(bytes, next, end), parts.get(level.index()));
        }
        closeAbove(null, end);
        for (var part : List.copyOf(parts)) if (part.isMultipart()) checkMultipart(part);
    }

    private boolean isFull() {
        if (parts.size() < MOST_PARTS) return false;
        note("more than " + MOST_PARTS + " parts: the rest was not cut apart");
        return true;
    }

    private void note(String words) {
        if (!notes.contains(words)) notes.add(words);
    }

    /// Opens the part whose header was read, and those that begin with it: a message in a message is no line of its
    /// own.
    private int begin(RawMessage first, @Nullable Part parent) {
        var header = first;
        var above = parent;
        while (true) {
            var part = Part.of(parts.size(), above, header, header.end());
            parts.add(part);
            var tooDeep = part.depth() >= DEEPEST;
            if (tooDeep && (part.isMultipart() || part.isMessage()))
                note("nested deeper than " + DEEPEST + ": the rest was not opened");
            stack.push(new Open(part.index(), part.isMultipart() && !tooDeep ? boundary(part) : null));
            if (!part.isMessage() || !TransferCoding.isIdentity(part.encoding()) || tooDeep || isFull())
                return header.bodyStart();
            header = RawMessage.of(bytes, header.bodyStart(), header.end());
            above = part;
        }
    }

    private static byte @Nullable [] boundary(Part part) {
        var boundary = part.contentType().get("boundary");
        if (boundary == null || boundary.isBlank() || boundary.length() > LONGEST_BOUNDARY) return null;
        return boundary.stripTrailing().getBytes(UTF_8);
    }

    private int lineEnd(int from, int end) {
        for (var i = from; i < end; i++) if (bytes[i] == '\n') return i + 1;
        return end;
    }

    private boolean isDashed(int at, int next) {
        return next - at > 2 && bytes[at] == '-' && bytes[at + 1] == '-';
    }

    private @Nullable Open matching(int at, int next) {
        for (var open : stack) if (open.boundary() != null && isBoundary(at, next, open.boundary())) return open;
        return null;
    }

    // The whole line, since one boundary may begin like another (`=_Part_1`, `=_Part_12`).
    private boolean isBoundary(int at, int next, byte[] boundary) {
        var behind = at + 2 + boundary.length;
        if (behind > next) return false;
        for (var i = 0; i < boundary.length; i++) if (bytes[at + 2 + i] != boundary[i]) return false;
        if (behind + 1 < next && bytes[behind] == '-' && bytes[behind + 1] == '-') return true;
        for (var i = behind; i < next; i++) if (bytes[i] > ' ' || bytes[i] < 0) return false;
        return true;
    }

    private boolean isClosing(int at, int next, Open level) {
        var behind = at + 2 + (level.boundary() == null ? 0 : level.boundary().length);
        return behind + 1 < next && bytes[behind] == '-' && bytes[behind + 1] == '-';
    }

    // RFC 2046 section 5.1.1: the line end before a boundary belongs to the boundary.
    private int beforeLineEnd(int at) {
        var end = at > 0 && bytes[at - 1] == '\n' ? at - 1 : at;
        return end > 0 && end < at && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private void closeAbove(@Nullable Open level, int end) {
        while (!stack.isEmpty() && (level == null || stack.element().index() != level.index())) {
            var part = parts.get(stack.pop().index());
            if (part.bodyEnd() != end) parts.set(part.index(), part.endingAt(Math.max(part.bodyStart(), end)));
        }
    }

    // Without a boundary in it, all that is left of a multipart is text.
    private void checkMultipart(Part part) {
        var hasChild =
                part.index() + 1 < parts.size() && parts.get(part.index() + 1).parent() == part.index();
        if (hasChild || part.depth() >= DEEPEST) return;
        note("a " + part.type() + " without its boundary: shown as text");
        parts.set(part.index(), part.withType(Part.PLAIN));
    }
}
