package org.letterboard.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/// Stands before a mail server: speaks TLS for it, keeps what clients say, hides what the server can, and hangs up or
/// falls silent where a story wants it.
public final class Front implements AutoCloseable {
    private final ServerSocket server;
    private final int behind;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> hidden = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> cutAt = new AtomicReference<>("");
    private final AtomicReference<String> cutInAnswerTo = new AtomicReference<>("");
    // Below zero while nothing is to be cut.
    private final AtomicInteger linesUntilCut = new AtomicInteger(-1);
    private final AtomicReference<Optional<Count>> told = new AtomicReference<>(Optional.empty());
    private volatile boolean silent;

    private record Count(String inAnswerTo, int nth, String line) {}

    private Front(ServerSocketFactory sockets, int behind) throws IOException {
        this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    public static Front plain(int behind) throws IOException {
        return new Front(ServerSocketFactory.getDefault(), behind);
    }

    public static Front tls(int behind, SSLContext context) throws IOException {
        return new Front(context.getServerSocketFactory(), behind);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Hangs up, once, when a client says something with these words; the server never hears it.
    public void cutAt(String words) {
        cutAt.set(words);
    }

    /// Hangs up, once, after the third line of the answer to these words.
    public void cutInAnswerTo(String words) {
        cutInAnswerTo.set(words);
    }

    /// True when it has hung up as it was told to.
    public boolean hasCut() {
        return cutAt.get().isEmpty() && cutInAnswerTo.get().isEmpty() && linesUntilCut.get() < 0;
    }

    /// The server seems to say one line more, once: at the end of its nth answer to these words.
    public void tell(String line, int nth, String inAnswerTo) {
        told.set(Optional.of(new Count(inAnswerTo, nth, line)));
    }

    /// The server seems not to have these capabilities.
    public void hide(String... capabilities) {
        hidden.addAll(List.of(capabilities));
    }

    /// Nothing gets through any more, and nobody hangs up.
    public void fallSilent() {
        silent = true;
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    public long said(String words) {
        return said.stream().filter(line -> line.contains(words)).count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var target = new Socket(InetAddress.getLoopbackAddress(), behind);
                sockets.add(client);
                sockets.add(target);
                Thread.ofVirtual().start(() -> pump(client, target, true));
                Thread.ofVirtual().start(() -> pump(target, client, false));
            } catch (IOException end) {
                if (!server.isClosed()) hangUp();
            }
        }
    }

    private void pump(Socket from, Socket to, boolean isClient) {
        try (from;
                to) {
            var in = new BufferedInputStream(from.getInputStream());
            for (var line = line(in); line.length > 0; line = line(in)) {
                if (silent) continue;
                if (isClient ? isCutAt(line) : isCutHere()) return;
                if (!isClient) tellBefore(line, to.getOutputStream());
                write(to.getOutputStream(), isClient ? line : changed(line));
            }
        } catch (IOException gone) {
            // The other side hung up, and so do we.
            if (server.isClosed()) return;
            sockets.remove(from);
        }
    }

    private boolean isCutAt(byte[] line) {
        var text = new String(line, ISO_8859_1);
        said.add(text.strip());
        var at = cutAt.get();
        if (!at.isEmpty() && text.contains(at)) return cutAt.compareAndSet(at, "");
        var in = cutInAnswerTo.get();
        if (!in.isEmpty() && text.contains(in) && cutInAnswerTo.compareAndSet(in, "")) linesUntilCut.set(3);
        return false;
    }

    private boolean isCutHere() {
        return linesUntilCut.get() >= 0 && linesUntilCut.decrementAndGet() < 0;
    }

    private void tellBefore(byte[] line, OutputStream out) throws IOException {
        var count = told.get();
        if (count.isEmpty() || !isEndOf(count.get(), new String(line, ISO_8859_1))) return;
        if (told.compareAndSet(count, Optional.empty())) write(out, (count.get().line + "\r\n").getBytes(ISO_8859_1));
    }

    private boolean isEndOf(Count count, String answer) {
        return said.stream()
                .filter(command -> command.contains(count.inAnswerTo))
                .skip(count.nth - 1)
                .findFirst()
                .map(command -> command.substring(0, command.indexOf(' ') + 1))
                .filter(answer::startsWith)
                .isPresent();
    }

    private byte[] changed(byte[] line) {
        var text = new String(line, ISO_8859_1);
        if (hidden.isEmpty() || !text.contains("CAPABILITY")) return line;
        for (var capability : hidden) text = text.replace(" " + capability, "");
        return text.getBytes(ISO_8859_1);
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') break;
        }
        return line.toByteArray();
    }

    /// On everybody, now.
    public void hangUp() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
