package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/// A connection to the door, for sending many messages one after another. The envelope goes out in one write.
public final class SmtpSession implements AutoCloseable {
    private static final int LONGEST_SILENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public SmtpSession(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        answer();
        write("EHLO sender.example\r\n");
        out.flush();
        answer();
    }

    /// Sends a message whose lines end in CRLF and none of which begins with a dot; the answer to its last byte, or
    /// the first refusal.
    public String send(String from, List<String> to, byte[] message) throws IOException {
        write("MAIL FROM:<" + from + ">\r\n");
        for (var recipient : to) write("RCPT TO:<" + recipient + ">\r\n");
        write("DATA\r\n");
        out.flush();
        var refusal = "";
        for (var i = 0; i < to.size() + 2; i++) {
            var answer = answer();
            if (answer.charAt(0) > '3' && refusal.isEmpty()) refusal = answer;
        }
        if (!refusal.isEmpty()) return refusal;
        out.write(message);
        write(".\r\n");
        out.flush();
        return answer();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
    }

    private String answer() throws IOException {
        while (true) {
            var line = line();
            if (line.length() < 4 || line.charAt(3) != '-') return line;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the door hung up");
            if (c != '\r') line.append((char) c);
        }
        if (line.isEmpty()) throw new IOException("an empty answer");
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
