package org.letterboard.intake;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/// The listening socket. It gives out connections as [Wire]s, and it can be shut before the library is stopped, so
/// that those who are inside may finish.
final class Gate extends ServerSocket {

    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean shut;

    Gate(Clock clock) throws IOException {
        this.clock = clock;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            var socket = next();
            try {
                // Replies are small and each is waited for: with Nagle's algorithm some would wait 40 ms.
                socket.setTcpNoDelay(true);
                return new Line(socket, clock).plain();
            } catch (IOException gone) {
                // Reset between the handshake and here. The library would sleep a second if it saw this.
                socket.close();
            }
        }
    }

    private Socket next() throws IOException {
        try {
            return super.accept();
        } catch (SocketException closed) {
            // The library would complain of a closed socket that it has not closed itself, so it shall wait for that.
            if (shut) awaitStop();
            throw closed;
        }
    }

    private void awaitStop() throws SocketException {
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            throw new SocketException("stopped");
        }
    }

    /// Nobody comes in any more.
    void shut() throws IOException {
        shut = true;
        super.close();
    }

    /// Called by the library when it stops.
    @Override
    public void close() throws IOException {
        super.close();
        stopped.countDown();
    }
}
