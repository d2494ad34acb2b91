package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The relay behind the gateway, which survives its deaths: a small, fast SMTP server that takes everything. Each
/// delivery is reported before it is answered.
public final class Sink implements AutoCloseable {

    /// Who is told of a delivery.
    public interface Taken {
        /// @param subject of the message
        void by(String recipient, String subject);
    }

    /// Who reads what is delivered.
    interface Reader {
        /// @param message as it came over the wire, with LF line ends
        void read(String recipient, String message);
    }

    private final ServerSocket listening;
    private final Duration answerAfter;
    private final Taken taken;
    private final @Nullable Reader reader;
    private final AtomicInteger open = new AtomicInteger();

    /// @param answerAfter how long every answer takes
    public Sink(Duration answerAfter, Taken taken) throws IOException {
        this(answerAfter, taken, null);
    }

    /// One whose mail is read as a whole.
    static Sink readBy(Reader reader) throws IOException {
        return new Sink(Duration.ZERO, (_, _) -> {}, reader);
    }

    private Sink(Duration answerAfter, Taken taken, @Nullable Reader reader) throws IOException {
        this.reader = reader;
        this.listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.answerAfter = answerAfter;
        this.taken = taken;
        Thread.ofPlatform().daemon().name("sink").start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// How many connections there are now.
    public int open() {
        return open.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                if (!listening.isClosed()) throw new IllegalStateException(closed);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Session(socket.getInputStream(), socket.getOutputStream()).talk();
        } catch (IOException gone) {
            // The gateway was killed. What it had sent whole was taken.
            return;
        } finally {
            open.decrementAndGet();
        }
    }

    private final class Session {
        private final InputStream in;
        private final OutputStream out;
        // Its own, since the library's takes a lock for each byte, and a sink has to be faster than what it measures.
        private final byte[] buffer = new byte[1 << 16];
        private int at;
        private int end;
        private final StringBuilder line = new StringBuilder();
        private final List<String> recipients = new ArrayList<>();

        Session(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void talk() throws IOException {
            say("220 sink ESMTP");
            while (readLine()) {
                switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say("250-sink\r\n250-8BITMIME\r\n250-SIZE 100000000\r\n250 PIPELINING");
                    case "MAIL" -> {
                        recipients.clear();
                        say("250 2.1.0 Ok");
                    }
                    case "RCPT" -> {
                        recipients.add(line.substring(line.indexOf("<") + 1, line.indexOf(">")));
                        say("250 2.1.5 Ok");
                    }
                    case "DATA" -> take();
                    case "QUIT" -> {
                        say("221 2.0.0 Bye");
                        return;
                    }
                    default -> say("250 2.0.0 Ok");
                }
            }
        }

        private void take() throws IOException {
            say("354 go on");
            var subject = "";
            var inHeader = true;
            var whole = new StringBuilder();
            while (readLine()) {
                if (line.length() == 1 && line.charAt(0) == '.') {
                    for (var recipient : recipients) {
                        taken.by(recipient, subject);
                        if (reader != null) reader.read(recipient, whole.toString());
                    }
                    say("250 2.0.0 taken");
                    return;
                }
                if (reader != null) whole.append(line).append('\n');
                if (line.isEmpty()) inHeader = false;
                else if (inHeader && line.indexOf("Subject: ") == 0) subject = line.substring(9);
            }
        }

        private boolean readLine() throws IOException {
            line.setLength(0);
            while (true) {
                if (at == end) {
                    at = 0;
                    end = in.read(buffer);
                    if (end <= 0) return false;
                }
                var octet = buffer[at++];
                if (octet == '\n') return true;
                if (octet != '\r') line.append((char) (octet & 0xff));
            }
        }

        private void say(String answer) throws IOException {
            if (!answerAfter.isZero()) LockSupport.parkNanos(answerAfter.toNanos());
            out.write((answer + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
