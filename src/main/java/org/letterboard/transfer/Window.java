package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A part of a file in memory, so that lines can be found in one of any size, with lines of any length.
final class Window implements AutoCloseable {
    private static final int SIZE = 256 * 1024;

    private final FileChannel file;
    private final long size;
    private final byte[] bytes = new byte[SIZE];
    private long start;
    private int length;

    Window(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        size = file.size();
    }

    long size() {
        return size;
    }

    /// The byte at `at`, or -1 behind the end.
    int at(long at) throws IOException {
        if (at >= size) return -1;
        if (at < start || at >= start + length) load(at);
        return bytes[(int) (at - start)];
    }

    private void load(long at) throws IOException {
        start = at;
        length = 0;
        while (length < SIZE && start + length < size) {
            var read = file.read(ByteBuffer.wrap(bytes, length, SIZE - length), start + length);
            if (read < 0) throw new EOFException("the file has become shorter");
            length += read;
        }
    }

    /// Where the line that begins at `from` ends: behind its LF, or at the end of the file.
    long lineEnd(long from) throws IOException {
        for (var at = from; at < size; at = start + length) {
            at(at);
            for (var i = (int) (at - start); i < length; i++) if (bytes[i] == '\n') return start + i + 1;
        }
        return size;
    }

    boolean startsWith(long at, byte[] prefix) throws IOException {
        for (var i = 0; i < prefix.length; i++) if (at(at + i) != prefix[i]) return false;
        return true;
    }

    /// Whether the line at `at` is empty.
    boolean isBlank(long at) throws IOException {
        var first = at(at);
        return first == '\n' || (first == '\r' && at(at + 1) == '\n');
    }

    /// The beginning of the line at `at`, without its end.
    String line(long at, int longest) throws IOException {
        var end = Math.min(lineEnd(at), at + longest);
        while (end > at && (at(end - 1) == '\n' || at(end - 1) == '\r')) end--;
        return new String(read(at, end), UTF_8);
    }

    /// The bytes of the file from `from` to `to`.
    byte[] read(long from, long to) throws IOException {
        var out = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (out.hasRemaining())
            if (file.read(out, from + out.position()) < 0) throw new EOFException("the file has become shorter");
        return out.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
