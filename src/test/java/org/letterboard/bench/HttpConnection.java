package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/// A connection to the web door. It knows as much of HTTP as our own answers need: those with a length or without a
/// body.
final class HttpConnection implements AutoCloseable {
    private static final int LONGEST_SILENCE_MILLIS = 60_000;
    private static final String LENGTH = "\r\ncontent-length: ";

    private final Socket socket;
    private byte[] answer = new byte[1 << 18];
    private int bodyAt;
    private int end;
    private String header = "";

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
    }

    /// The body of a page.
    static String page(int port, String path) throws IOException {
        try (var connection = new HttpConnection(port)) {
            var status = connection.ask(HttpLoad.get(path, ""));
            if (status != 200) throw new IOException(path + ": " + status);
            return connection.body();
        }
    }

    /// Sends a request and reads the whole answer; the status.
    int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        end = 0;
        bodyAt = -1;
        while (bodyAt < 0) {
            var from = Math.max(0, end - 3);
            read();
            bodyAt = afterHeader(from);
        }
        header = new String(answer, 0, bodyAt, ISO_8859_1);
        var length = length();
        while (end < bodyAt + length) read();
        return Integer.parseInt(header, 9, 12, 10);
    }

    private void read() throws IOException {
        if (end == answer.length) answer = Arrays.copyOf(answer, 2 * end);
        var read = socket.getInputStream().read(answer, end, answer.length - end);
        if (read < 0) throw new EOFException("the web door hung up");
        end += read;
    }

    private int afterHeader(int from) {
        for (var i = from; i + 3 < end; i++)
            if (answer[i] == '\r' && answer[i + 1] == '\n' && answer[i + 2] == '\r' && answer[i + 3] == '\n')
                return i + 4;
        return -1;
    }

    private int length() {
        var at = header.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) return 0;
        var from = at + LENGTH.length();
        return Integer.parseInt(header, from, header.indexOf('\r', from), 10);
    }

    String body() {
        return new String(answer, bodyAt, end - bodyAt, UTF_8);
    }

    /// The value of a field of the last answer.
    String field(String name) throws IOException {
        for (var line : header.lines().toList())
            if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                return line.substring(name.length() + 2);
        throw new IOException("no " + name + " in\n" + header);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
