package org.letterboard.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets of one connection. The library makes them here, so that another thread can hang up: that ends whatever
/// waits for the server, and nobody has to be interrupted.
final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);

    private final SSLSocketFactory below;
    private final List<Socket> sockets = new ArrayList<>();
    private @Nullable SSLSocket encrypted;
    private boolean cut;

    Line(SSLContext trust) {
        this.below = trust.getSocketFactory();
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory encrypting() {
        return new Encrypting();
    }

    /// Protocol and cipher, empty in the plain.
    synchronized String tls() {
        return encrypted == null
                ? ""
                : encrypted.getSession().getProtocol() + " "
                        + encrypted.getSession().getCipherSuite();
    }

    /// From any thread. What is made later is closed at once, too.
    synchronized void hangUp() {
        cut = true;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                log.debug("a socket was gone already", gone);
            }
        }
    }

    private synchronized <S extends Socket> S kept(S socket) throws IOException {
        if (cut) {
            socket.close();
            throw new IOException("hung up");
        }
        sockets.add(socket);
        return socket;
    }

    private synchronized Socket layered(Socket raw, String host, int port, boolean closeRaw) throws IOException {
        kept(raw).setKeepAlive(true);
        encrypted = (SSLSocket) below.createSocket(raw, host, port, closeRaw);
        return encrypted;
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            var socket = kept(new Socket());
            socket.setKeepAlive(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return kept(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return kept(new Socket(host, port, local, localPort));
        }
    }

    /// Puts TLS over a socket that is connected, which is all the library asks of it.
    private final class Encrypting extends SSLSocketFactory {
        @Override
        public Socket createSocket(Socket raw, String host, int port, boolean closeRaw) throws IOException {
            return layered(raw, host, port, closeRaw);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return below.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return below.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(below.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(below.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return kept(below.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return kept(below.createSocket(host, port, local, localPort));
        }
    }
}
