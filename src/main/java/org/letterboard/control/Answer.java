package org.letterboard.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Where a command says what it has to say: a terminal, or the socket that leads to one. Always UTF-8.
public final class Answer {
    private final OutputStream out;
    private final OutputStream err;

    public Answer(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    /// A line for a person.
    public void line(String words) {
        write(out, (shown(words) + "\n").getBytes(UTF_8));
    }

    /// A line for a program, as it is.
    public void json(String object) {
        write(out, (object + "\n").getBytes(UTF_8));
    }

    /// Bytes as they are.
    public void bytes(byte[] bytes) {
        write(out, bytes);
    }

    /// Takes bytes as they are.
    public OutputStream stream() {
        return out;
    }

    /// A line for a person whose program reads what stands on stdout.
    public void aside(String words) {
        write(err, (shown(words) + "\n").getBytes(UTF_8));
    }

    /// Says why something could not be done; answers the exit code of a command that failed.
    public int refuse(String words) {
        aside(words);
        return 1;
    }

    public void flush() {
        try {
            out.flush();
            err.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("nobody listens any more", gone);
        }
    }

    private static void write(OutputStream to, byte[] bytes) {
        try {
            to.write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException("nobody listens any more", gone);
        }
    }

    // A stranger's subject must not steer an administrator's terminal.
    private static String shown(String words) {
        var shown = new StringBuilder(words.length());
        words.codePoints().forEach(c -> shown.appendCodePoint(steers(c) ? '\uFFFD' : c));
        return shown.toString();
    }

    private static boolean steers(int c) {
        return (Character.isISOControl(c) && c != '\n') || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
