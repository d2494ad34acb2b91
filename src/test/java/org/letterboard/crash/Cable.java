package org.letterboard.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The cable between a gateway and its database, which can be pulled out: who is connected is cut off, and who calls
/// meanwhile is hung up on.
final class Cable implements AutoCloseable {
    private final ServerSocket near = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final int far;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean out;

    /// @param far the server's port on this machine
    Cable(int far) throws IOException {
        this.far = far;
        Thread.ofPlatform().daemon().name("cable").start(this::accept);
    }

    int port() {
        return near.getLocalPort();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                var here = near.accept();
                if (out) here.close();
                else join(here, new Socket(InetAddress.getLoopbackAddress(), far));
            } catch (IOException gone) {
                if (!near.isClosed()) CrashLoop.print("cable: " + gone.getMessage());
            }
        }
    }

    private void join(Socket here, Socket there) throws IOException {
        here.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        open.add(here);
        open.add(there);
        Thread.ofVirtual().start(() -> carry(here, there));
        Thread.ofVirtual().start(() -> carry(there, here));
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // One side is gone; the other hears so by the close.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    void pull() throws IOException {
        out = true;
        for (var socket : open) socket.close();
    }

    void plugIn() {
        out = false;
    }

    @Override
    public void close() throws IOException {
        near.close();
        pull();
    }
}
