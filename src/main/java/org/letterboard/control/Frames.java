package org.letterboard.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;

/// The answer on its way through the socket, in frames of a letter, a length, and as many bytes: `o` for stdout, `e`
/// for stderr; and at the end `x` with the exit code in place of the length. So bytes stay as they are.
final class Frames {
    private static final char OUT = 'o';
    private static final char ERR = 'e';
    private static final char EXIT = 'x';
    // What both sides hold in memory at once; more goes in several frames.
    private static final int LARGEST = 64 * 1024;

    private Frames() {}

    /// An answer that goes out in frames.
    static Answer answer(DataOutputStream line) {
        return new Answer(new Framed(line, OUT), new Framed(line, ERR));
    }

    static void exit(DataOutputStream line, int code) throws IOException {
        line.writeByte(EXIT);
        line.writeInt(code);
        line.flush();
    }

    /// Passes on what comes in frames, until the exit code comes.
    static int passOn(DataInputStream line, Answer answer) throws IOException {
        while (true) {
            var kind = (char) line.readUnsignedByte();
            var number = line.readInt();
            if (kind == EXIT) return number;
            if ((kind != OUT && kind != ERR) || number < 0 || number > LARGEST)
                throw new IOException(
                        "the gateway answered in a way that this program does not know: is it of another version?");
            var bytes = line.readNBytes(number);
            if (bytes.length < number) throw new EOFException();
            if (kind == OUT) answer.bytes(bytes);
            else answer.aside(new String(bytes, UTF_8).stripTrailing());
        }
    }

    private static final class Framed extends OutputStream {
        private final DataOutputStream line;
        private final char kind;

        Framed(DataOutputStream line, char kind) {
            this.line = line;
            this.kind = kind;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (var at = 0; at < length; at += LARGEST) {
                var size = Math.min(LARGEST, length - at);
                line.writeByte(kind);
                line.writeInt(size);
                line.write(bytes, from + at, size);
            }
        }

        @Override
        public void flush() throws IOException {
            line.flush();
        }
    }
}
