package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The other side, byte by byte: sends what a test says and reads replies.
final class Peer implements AutoCloseable {

    // Long enough for a busy machine, so that a missing reply fails and does not hang.
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket plain;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Peer(int port) throws IOException {
        plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(PATIENCE_MILLIS);
        use(plain);
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = new BufferedInputStream(next.getInputStream());
        out = next.getOutputStream();
    }

    /// Greeted, EHLO said, ready for MAIL.
    Peer ready() throws IOException {
        assertThat(reply()).startsWith("220 ");
        assertThat(ask("EHLO peer.test")).startsWith("250-");
        return this;
    }

    /// Ready for the message, for `walkers@lists.test`.
    Peer readyForData() throws IOException {
        assertThat(ask("MAIL FROM:<ann@example.net>")).startsWith("250 ");
        assertThat(ask("RCPT TO:<walkers@lists.test>")).startsWith("250 ");
        assertThat(ask("DATA")).startsWith("354 ");
        return this;
    }

    String ask(String command) throws IOException {
        send((command + "\r\n").getBytes(UTF_8));
        return reply();
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void send(String latin1) throws IOException {
        send(latin1.getBytes(ISO_8859_1));
    }

    /// The next reply with all its lines, joined by line feeds; empty where the door has hung up.
    String reply() throws IOException {
        var whole = new StringBuilder();
        while (true) {
            var line = line();
            whole.append(line);
            if (line.length() < 4 || line.charAt(3) != '-') return whole.toString();
            whole.append('\n');
        }
    }

    /// One line, which must end with CR LF; empty at the end.
    String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                var line = bytes.toString(UTF_8);
                assertThat(line).endsWith("\r");
                return line.substring(0, line.length() - 1);
            }
            bytes.write(b);
        }
        return "";
    }

    /// What one read gives, to see what came in one segment.
    String oneRead() throws IOException {
        var bytes = new byte[8192];
        var count = in.read(bytes);
        return count < 0 ? "" : new String(bytes, 0, count, UTF_8);
    }

    String startTls() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, "mx.lists.test", plain.getPort(), true);
        tls.startHandshake();
        use(tls);
        return ((X509Certificate) tls.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
