package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Finds the messages of an mbox file of any size and dialect, one at a time.
///
/// Where a message begins: a From_ line with a date behind an empty line, and a header below it (where
/// it is one of ours, it needs none). Without the date, or without the empty line, it takes a header
/// that nobody writes into a text. What stands in a body as `From ` and was not quoted, as mboxcl2 has
/// it, is passed over by the Content-Length, where that leads to a message's end.
final class MboxReader implements AutoCloseable {
    private static final byte[] FROM = "From ".getBytes(US_ASCII);
    private static final byte[] QUOTED_FROM = ">From ".getBytes(US_ASCII);
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(US_ASCII);

    // Fields of a real header, of which no text has two below each other by chance.
    private static final Set<String> KNOWN = Set.of(
            "from",
            "date",
            "received",
            "message-id",
            "subject",
            "to",
            "return-path",
            "delivered-to",
            "status",
            "x-mozilla-status",
            "mime-version",
            "content-type");
    private static final int LOOK_AHEAD = 12;
    private static final int LONGEST_NAME = 80;

    private final Window file;
    private final long largest;
    private long next;
    private int number;

    /// @param largest bytes of a message; of a larger one only the place is told
    MboxReader(Path path, long largest) throws IOException {
        this.file = new Window(path);
        this.largest = largest;
        this.next = start();
    }

    // A byte order mark and empty lines may stand above the first one.
    private long start() throws IOException {
        var at = file.at(0) == (byte) 0xef && file.at(1) == (byte) 0xbb && file.at(2) == (byte) 0xbf ? 3L : 0L;
        while (file.isBlank(at)) at = file.lineEnd(at);
        return at;
    }

    /// Whether the file is an mbox at all: it begins with a message, or is empty.
    boolean isMbox() throws IOException {
        return next >= file.size() || begins(next, true);
    }

    /// The next message; empty at the end.
    Optional<Piece> next() throws IOException {
        if (next >= file.size()) return Optional.empty();
        var offset = next;
        var start = file.lineEnd(offset);
        var byLength = endByLength(start);
        var end = byLength.isPresent() ? withoutLastBlank(start, byLength.getAsLong()) : end(start);
        next = end < file.size() && file.isBlank(end) ? file.lineEnd(end) : end;
        // A second empty line, where the next one is a From_ line all the same.
        while (byLength.isPresent() && file.isBlank(next)) next = file.lineEnd(next);
        var line = file.line(offset, FromLine.LONGEST + 1);
        var from = FromLine.parse(line).orElseGet(() -> FromLine.guess(line));
        var bytes = end - start > largest ? null : Quoting.undo(file.read(start, end), byLength.isPresent());
        return Optional.of(new Piece(++number, offset, next, from, bytes));
    }

    /// Where the message that starts at `start` ends: before the empty line above the next one.
    private long end(long start) throws IOException {
        var blank = OptionalLong.empty();
        for (var at = start; at < file.size(); at = file.lineEnd(at)) {
            if (begins(at, blank.isPresent())) return blank.orElse(at);
            blank = file.isBlank(at) ? OptionalLong.of(at) : OptionalLong.empty();
        }
        return blank.orElse(file.size());
    }

    /// The same by the Content-Length of the header, if there is one and it is right.
    private OptionalLong endByLength(long start) throws IOException {
        var at = start;
        var length = -1L;
        while (at < file.size() && !file.isBlank(at)) {
            if (length < 0 && isContentLength(at)) length = number(file.line(at, LONGEST_NAME));
            at = file.lineEnd(at);
            // The header of a cut message has no end; what follows is the next one.
            if (begins(at, false)) return OptionalLong.empty();
        }
        if (length < 0 || at >= file.size()) return OptionalLong.empty();
        var end = file.lineEnd(at) + length;
        if (end > file.size() || (length > 0 && file.at(end - 1) != '\n' && !file.isBlank(end)))
            return OptionalLong.empty();
        if (end == file.size() || begins(end, true)) return OptionalLong.of(end);
        if (!file.isBlank(end)) return OptionalLong.empty();
        var behind = file.lineEnd(end);
        return behind == file.size() || begins(behind, true) ? OptionalLong.of(end) : OptionalLong.empty();
    }

    /// Where no empty line follows what a length counted, the last one in it is the one between two
    /// messages: whoever quoted the text afterwards made it longer than its length.
    private long withoutLastBlank(long start, long end) throws IOException {
        if (file.isBlank(end) || end <= start || file.at(end - 1) != '\n') return end;
        var blank = end - 2 >= start && file.at(end - 2) == '\r' ? end - 2 : end - 1;
        return blank == start || file.at(blank - 1) == '\n' ? blank : end;
    }

    private boolean isContentLength(long at) throws IOException {
        for (var i = 0; i < CONTENT_LENGTH.length; i++)
            if (Character.toLowerCase((char) file.at(at + i)) != CONTENT_LENGTH[i]) return false;
        return true;
    }

    private static long number(String field) {
        var digits = field.substring(field.indexOf(':') + 1).strip();
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : -1;
    }

    /// Whether a message begins at the line at `at`.
    private boolean begins(long at, boolean afterBlank) throws IOException {
        if (!file.startsWith(at, FROM)) return false;
        var line = FromLine.parse(file.line(at, FromLine.LONGEST + 1));
        var below = file.lineEnd(at);
        if (line.isPresent() && afterBlank)
            return line.get().sentAs() != null || below >= file.size() || isHeader(below);
        return (line.isPresent() || afterBlank) && isKnownHeader(below);
    }

    private boolean isHeader(long at) throws IOException {
        return !fieldName(at).isEmpty() || file.startsWith(at, QUOTED_FROM) || isKnownHeader(at);
    }

    /// Two fields that every header has, before its end.
    private boolean isKnownHeader(long from) throws IOException {
        var known = 0;
        var at = from;
        for (var line = 0; line < LOOK_AHEAD && at < file.size() && !file.isBlank(at); line++) {
            if (KNOWN.contains(fieldName(at)) && ++known == 2) return true;
            at = file.lineEnd(at);
        }
        return false;
    }

    /// The name of the field that begins at this line, in small letters; empty where none does.
    private String fieldName(long at) throws IOException {
        var name = new StringBuilder();
        for (var i = at; name.length() < LONGEST_NAME; i++) {
            var c = file.at(i);
            if (c == ':') return name.toString().toLowerCase(Locale.ROOT);
            if (c <= ' ' || c == 0x7f) return "";
            name.append((char) c);
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
