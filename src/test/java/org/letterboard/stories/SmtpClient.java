package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/// Speaks SMTP as it is given, mistakes included.
final class SmtpClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    SmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
        answer();
        say("EHLO client.example");
    }

    /// Sends one message; the answer to its end, or the first refusal.
    String send(String from, List<String> to, byte[] message) throws IOException {
        var answer = say("MAIL FROM:<" + from + ">");
        for (var recipient : to) if (answer.startsWith("2")) answer = say("RCPT TO:<" + recipient + ">");
        if (!answer.startsWith("2")) {
            say("RSET");
            return answer;
        }
        answer = say("DATA");
        if (!answer.startsWith("3")) return answer;
        data(message);
        return answer();
    }

    /// A line begins after CR and LF, and nowhere else.
    private void data(byte[] message) throws IOException {
        for (var i = 0; i < message.length; i++) {
            if (message[i] == '.' && isLineStart(message, i)) out.write('.');
            out.write(message[i]);
        }
        out.write((isLineStart(message, message.length) ? ".\r\n" : "\r\n.\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static boolean isLineStart(byte[] message, int at) {
        return at == 0 || (at >= 2 && message[at - 1] == '\n' && message[at - 2] == '\r');
    }

    String say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
        return answer();
    }

    private String answer() throws IOException {
        while (true) {
            var line = line();
            if (line.length() < 4 || line.charAt(3) != '-') return line;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.append((char) c);
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
