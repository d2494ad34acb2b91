package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.letterboard.mail.RawMessage;

/// The text of a digest by RFC 1153: a preamble, 70 dashes, letters with 30 dashes between them, and words that it
/// ends.
/// Each line of dashes stands between empty lines, and below it a letter's header, which dashes that somebody typed
/// have not.
final class DigestText {
    private static final String FIRST = "-".repeat(70);
    private static final String BETWEEN = "-".repeat(30);

    private final byte[] bytes;
    private final List<Line> lines = new ArrayList<>();
    private final List<RawMessage> letters = new ArrayList<>();

    /// @param words without white space behind
    private record Line(int start, String words) {
        boolean isEmpty() {
            return words.isEmpty();
        }
    }

    DigestText(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Whether 70 dashes may stand in a message, at a glance.
    static boolean hasLine(RawMessage message) {
        for (var at = message.bodyStart(); at < message.end(); at += FIRST.length())
            if (message.bytes()[at] == '-') return true;
        return false;
    }

    /// Each as it stands, its header first. None where this is no digest.
    List<RawMessage> letters() {
        read();
        var at = 0;
        while (at < lines.size() && !lines.get(at).words().equals(FIRST)) at++;
        var begin = below(at);
        if (begin == lines.size() || !isLetter(begin)) return List.of();
        var ended = cut(begin);
        // One alone, and no word of an end: dashes above something that was passed on.
        return letters.size() > 1 || ended ? letters : List.of();
    }

    private void read() {
        for (var start = 0; start < bytes.length; ) {
            var end = start;
            while (end < bytes.length && bytes[end] != '\n') end++;
            // Longer than dashes or a word of the end can be.
            var length = Math.min(end - start, 200);
            lines.add(new Line(start, new String(bytes, start, length, ISO_8859_1).stripTrailing()));
            start = end + 1;
        }
    }

    /// True where an end is said.
    private boolean cut(int first) {
        var begin = first;
        for (var at = first; at < lines.size(); at++) {
            if (!isBetween(at)) continue;
            var next = below(at);
            var ends = isEnd(next) || isFooter(next);
            if (!ends && !isLetter(next)) continue;
            add(begin, at);
            if (ends) return true;
            begin = next;
        }
        add(begin, lines.size());
        return false;
    }

    private boolean isBetween(int at) {
        return lines.get(at).words().equals(BETWEEN)
                && lines.get(at - 1).isEmpty()
                && at + 1 < lines.size()
                && lines.get(at + 1).isEmpty();
    }

    /// The first line with words below one.
    private int below(int at) {
        var next = at + 1;
        while (next < lines.size() && lines.get(next).isEmpty()) next++;
        return Math.min(next, lines.size());
    }

    private boolean isEnd(int at) {
        return at < lines.size() && lines.get(at).words().startsWith("End of ");
    }

    /// What the list writes below its letters has a subject and no author, and nothing but the end comes behind it.
    private boolean isFooter(int at) {
        if (at == lines.size() || !lines.get(at).words().startsWith("Subject: ")) return false;
        if (message(at, lines.size()).value("From").isPresent()) return false;
        for (var next = at; next < lines.size(); next++) if (isBetween(next)) return isEnd(below(next));
        return false;
    }

    private boolean isLetter(int at) {
        return at < lines.size() && Digest.isLetter(message(at, lines.size()));
    }

    private void add(int begin, int end) {
        var last = end;
        while (last > begin && lines.get(last - 1).isEmpty()) last--;
        letters.add(message(begin, last));
    }

    private RawMessage message(int begin, int end) {
        var stop = end == lines.size() ? bytes.length : lines.get(end).start();
        return RawMessage.of(bytes, lines.get(begin).start(), stop);
    }
}
