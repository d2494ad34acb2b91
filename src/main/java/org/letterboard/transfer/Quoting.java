package org.letterboard.transfer;

import java.util.Arrays;

/// How a line that begins with `From ` stands in an mbox file: with a `>` before it, and one that has
/// such already with one more (mboxrd).
final class Quoting {
    private Quoting() {}

    /// Takes one `>` from each quoted line, in place. An mboxo file quotes no line that was quoted
    /// before, but nothing in it says so; its `>>From ` loses one that its writer had there.
    ///
    /// @param byLength the message's end was found by its length: then a bare `From ` says that nothing
    ///                 is quoted (mboxcl2)
    static byte[] undo(byte[] bytes, boolean byLength) {
        if (byLength && hasBareFrom(bytes)) return bytes;
        var to = 0;
        for (int at = 0, end; at < bytes.length; at = end) {
            end = lineEnd(bytes, at);
            var from = bytes[at] == '>' && isFrom(bytes, at) ? at + 1 : at;
            if (from != to) System.arraycopy(bytes, from, bytes, to, end - from);
            to += end - from;
        }
        return to == bytes.length ? bytes : Arrays.copyOf(bytes, to);
    }

    private static boolean hasBareFrom(byte[] bytes) {
        for (int at = 0; at < bytes.length; at = lineEnd(bytes, at))
            if (bytes[at] == 'F' && isFrom(bytes, at)) return true;
        return false;
    }

    /// Whether `>*From ` stands at `at`.
    private static boolean isFrom(byte[] bytes, int at) {
        var i = at;
        while (i < bytes.length && bytes[i] == '>') i++;
        return i + 5 <= bytes.length
                && bytes[i] == 'F'
                && bytes[i + 1] == 'r'
                && bytes[i + 2] == 'o'
                && bytes[i + 3] == 'm'
                && bytes[i + 4] == ' ';
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (var i = from; i < bytes.length; i++) if (bytes[i] == '\n') return i + 1;
        return bytes.length;
    }
}
