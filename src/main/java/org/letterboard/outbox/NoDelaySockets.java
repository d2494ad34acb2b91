package org.letterboard.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that send at once. With Nagle's algorithm the end of each message waits 40 ms for the other side's
/// delayed acknowledgement.
final class NoDelaySockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return eager(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return eager(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return eager(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return eager(new Socket(host, port, local, localPort));
    }

    private static Socket eager(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
