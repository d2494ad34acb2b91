package org.letterboard.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.subethamail.smtp.DropConnectionException;

/// Reads what follows DATA up to `CR LF . CR LF` and takes the stuffed dots out (RFC 5321 section 4.5.2); every other
/// byte stays as it came. Only the full CR LF counts: a dot after a bare LF or a bare CR is text, or else a stranger
/// could hide a second message in a first one.
///
/// In place of the library's streams, which spend three virtual calls and a lock on each byte: this one looks at
/// blocks.
final class Dots {

    /// Takes the next bytes of the message.
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes, int count) throws DropConnectionException;
    }

    private enum State {
        LINE_START,
        TEXT,
        CR,
        DOT,
        DOT_CR,
        END
    }

    // Not more than the session's BufferedInputStream holds, or else it would forget its mark.
    private static final int BLOCK = 8192;

    private final byte[] in = new byte[BLOCK];
    // One more than comes in, for a CR that was held back at the end of the block before.
    private final byte[] out = new byte[BLOCK + 1];
    private int outCount;
    private State state = State.LINE_START;

    /// Leaves the stream at the first byte behind the end, where a pipelined command may wait.
    static void read(InputStream from, Taker taker) throws IOException, DropConnectionException {
        new Dots().readAll(from, taker);
    }

    private void readAll(InputStream from, Taker taker) throws IOException, DropConnectionException {
        while (state != State.END) {
            from.mark(BLOCK);
            var count = from.read(in, 0, BLOCK);
            if (count < 0) throw new EOFException("the peer went away within its message");
            var used = scan(count);
            if (used < count) {
                from.reset();
                from.skipNBytes(used);
            }
            taker.take(out, outCount);
            outCount = 0;
        }
    }

    /// Returns how many of the bytes belong to the message and its end.
    private int scan(int count) {
        for (var i = 0; i < count; i++) {
            state = next(in[i]);
            if (state == State.END) return i + 1;
        }
        return count;
    }

    private State next(byte b) {
        return switch (state) {
            case LINE_START -> b == '.' ? State.DOT : text(b);
            case TEXT -> text(b);
            case CR -> b == '\n' ? emit(b, State.LINE_START) : text(b);
            case DOT -> b == '\r' ? State.DOT_CR : text(b);
            case DOT_CR -> b == '\n' ? State.END : afterHeldCr(b);
            case END -> State.END;
        };
    }

    private State text(byte b) {
        return emit(b, b == '\r' ? State.CR : State.TEXT);
    }

    private State afterHeldCr(byte b) {
        out[outCount++] = '\r';
        return text(b);
    }

    private State emit(byte b, State then) {
        out[outCount++] = b;
        return then;
    }
}
