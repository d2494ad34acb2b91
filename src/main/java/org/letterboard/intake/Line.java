package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// One peer's connection, below the SMTP on it. All that is heard and said passes here, so here are the patience with
/// those who are slow and the count of errors, which neither the library's commands nor ours could pass by.
final class Line {

    // RFC 5321 section 4.5.3.2 gives a client five minutes for a command; one byte a minute must not last longer.
    private static final Duration FOR_A_COMMAND = Duration.ofMinutes(5);
    // A program that talks SMTP makes none; a dictionary of names is longer.
    private static final int MOST_ERRORS = 20;
    // What the library says by itself, with the status that it lacks.
    private static final Map<String, Reply> MENDED = Map.of(
            "500 Error: ", Reply.UNKNOWN_COMMAND,
            "501 Syntax error at", Reply.of(501, "5.5.2", "A line ends with CR LF, and neither stands alone"),
            "501 Syntax error: invalid", Reply.of(501, "5.5.2", "This is not UTF-8"),
            "501 Input line", Reply.of(500, "5.5.2", "The line is too long"),
            "421 Timeout", Reply.of(421, "4.4.2", "Nothing heard for too long, closing"),
            "421 Too many", Reply.of(421, "4.3.2", "Too many connections, try again later"));
    private static final Reply TOO_MANY_ERRORS = Reply.of(421, "4.7.0", "Too many errors, closing");

    private final Socket raw;
    private final Clock clock;
    private volatile String tls = "";
    private volatile long deadline;
    private volatile boolean spent;
    private int errors;

    Line(Socket raw, Clock clock) {
        this.raw = raw;
        this.clock = clock;
        allow(FOR_A_COMMAND);
    }

    Wire plain() throws IOException {
        return new Wire(this, raw, new Heard(raw.getInputStream()), new Said(raw.getOutputStream()));
    }

    /// Shakes hands and returns the line under TLS. What the peer has sent before, in the plain, is not looked at.
    Wire secured(SSLContext context) throws IOException {
        var below = new Wire(this, raw, new Heard(raw.getInputStream()), raw.getOutputStream());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(below, peer(), raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        tls = socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        return new Wire(this, socket, new Heard(socket.getInputStream()), new Said(socket.getOutputStream()));
    }

    String peer() {
        return raw.getInetAddress().getHostAddress();
    }

    /// Protocol and cipher, empty in the plain.
    String tls() {
        return tls;
    }

    /// From now on the peer has so much time, whatever it does with it.
    private void allow(Duration time) {
        deadline = clock.millis() + time.toMillis();
    }

    void allowForCommand() {
        allow(FOR_A_COMMAND);
    }

    void allowUntil(long millis) {
        deadline = millis;
    }

    /// True when the peer has been told to go; what is still heard from it counts no more.
    boolean isSpent() {
        return spent;
    }

    /// Whoever brings good mail may make mistakes again.
    void forgive() {
        errors = 0;
    }

    boolean isOverdue(Duration grace) {
        return clock.millis() > deadline + grace.toMillis();
    }

    /// Ends the session from another thread: its next look at the socket fails. Waits for nobody, unlike a close
    /// through the library's writer, which waits for a peer that does not read.
    void hangUp() {
        try {
            raw.close();
        } catch (IOException gone) {
            spent = true;
        }
    }

    /// A last word to a peer who waits for nothing. In TLS it is left out: it might have to wait for the peer.
    void farewell(Reply last) {
        if (!tls.isEmpty()) return;
        try {
            raw.getOutputStream().write((last + "\r\n").getBytes(UTF_8));
        } catch (IOException gone) {
            spent = true;
        }
    }

    private final class Heard extends FilterInputStream {

        Heard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (spent) return -1;
            if (isOverdue(Duration.ZERO)) throw new SocketTimeoutException("too slow");
            try {
                return super.read(into, offset, length);
            } catch (SocketTimeoutException silent) {
                throw silent;
            } catch (IOException gone) {
                // The kind of exception that the library takes for a hang-up and not for a reason to warn.
                throw (SocketException) new SocketException("connection lost").initCause(gone);
            }
        }
    }

    /// The library hands over each reply as one array, so it goes out in one segment.
    private final class Said extends FilterOutputStream {

        Said(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (spent) return;
            out.write(judged(bytes, offset, length));
            allow(FOR_A_COMMAND);
        }

        private byte[] judged(byte[] bytes, int offset, int length) {
            if (length == 0 || bytes[offset] < '4') return Arrays.copyOfRange(bytes, offset, offset + length);
            var reply = mended(new String(bytes, offset, length, UTF_8));
            if (reply.startsWith("5")) errors++;
            if (errors >= MOST_ERRORS) {
                spent = true;
                reply = TOO_MANY_ERRORS + "\r\n";
            }
            return reply.getBytes(UTF_8);
        }
    }

    private static String mended(String reply) {
        return MENDED.entrySet().stream()
                .filter(entry -> reply.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> entry.getValue() + "\r\n")
                .orElse(reply);
    }
}
