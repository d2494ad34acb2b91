package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A WebP without EXIF, XMP and whatever else is not part of the picture (RFC 9649 section 2). Read leniently, as
/// browsers do: a chunk may be cut off, and the last one may lack its padding.
final class BareWebp {
    private static final int HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int MOST_CHUNKS = 100_000;
    private static final Set<String> SHOWN = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ICCP", "ANIM", "ANMF");
    // In the first byte of VP8X: an EXIF chunk follows, an XMP chunk follows.
    private static final int SAYS_METADATA = 0x08 | 0x04;

    private final RandomAccessFile file;
    private final List<Chunk> chunks = new ArrayList<>();

    /// @param start of its data
    private record Chunk(String name, long start, int length) {
        int padded() {
            return length + length % 2;
        }
    }

    private BareWebp(RandomAccessFile file) throws IOException {
        this.file = file;
        var end = Math.min(file.length(), (number(4) & 0xffff_ffffL) + CHUNK_HEAD);
        for (long at = HEAD; at + CHUNK_HEAD <= end && chunks.size() < MOST_CHUNKS; ) {
            var length = number(at + 4) & 0xffff_ffffL;
            var here = (int) Math.min(length, Math.min(Integer.MAX_VALUE - 1, end - at - CHUNK_HEAD));
            var name = new String(bytes(at, 4), ISO_8859_1);
            if (SHOWN.contains(name)) chunks.add(new Chunk(name, at + CHUNK_HEAD, here));
            at += CHUNK_HEAD + length + length % 2;
        }
    }

    static boolean begins(byte[] start) {
        var text = new String(start, ISO_8859_1);
        return text.length() >= HEAD && text.startsWith("RIFF") && text.startsWith("WEBP", 8);
    }

    static void copy(Path webp, OutputStream to) throws IOException {
        try (var file = new RandomAccessFile(webp.toFile(), "r")) {
            new BareWebp(file).copy(to);
        }
    }

    /// Width times height as its first chunk has them; 0 where that cannot be read.
    static long pixels(Path webp) throws IOException {
        try (var file = new RandomAccessFile(webp.toFile(), "r")) {
            var chunks = new BareWebp(file).chunks;
            return chunks.isEmpty() || chunks.getFirst().length() < 10 ? 0 : pixels(file, chunks.getFirst());
        }
    }

    private static long pixels(RandomAccessFile file, Chunk chunk) throws IOException {
        file.seek(chunk.start());
        var start = new byte[10];
        file.readFully(start);
        var bits = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        return switch (chunk.name()) {
            case "VP8X" -> (1L + (bits.getInt(4) & 0xff_ffff)) * (1L + (bits.getInt(6) >>> 8));
            case "VP8L" -> (1L + (bits.getInt(1) & 0x3fff)) * (1L + ((bits.getInt(1) >>> 14) & 0x3fff));
            default -> (bits.getShort(6) & 0x3fffL) * (bits.getShort(8) & 0x3fffL);
        };
    }

    private void copy(OutputStream to) throws IOException {
        var size = 4L;
        for (var chunk : chunks) size += CHUNK_HEAD + chunk.padded();
        to.write(head("RIFF", size));
        to.write("WEBP".getBytes(ISO_8859_1));
        for (var chunk : chunks) {
            to.write(head(chunk.name(), chunk.length()));
            copy(chunk, to);
            if (chunk.length() % 2 == 1) to.write(0);
        }
    }

    private static byte[] head(String name, long length) {
        var head = ByteBuffer.allocate(CHUNK_HEAD).order(ByteOrder.LITTLE_ENDIAN);
        return head.put(name.getBytes(ISO_8859_1)).putInt((int) length).array();
    }

    private void copy(Chunk chunk, OutputStream to) throws IOException {
        file.seek(chunk.start());
        var buffer = new byte[Math.min(chunk.length(), 1 << 14)];
        for (var left = chunk.length(); left > 0; ) {
            var read = file.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) throw new Bare.Broken("the WebP changes while it is read");
            if (left == chunk.length() && chunk.name().equals("VP8X")) buffer[0] &= (byte) ~SAYS_METADATA;
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    private int number(long at) throws IOException {
        return ByteBuffer.wrap(bytes(at, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private byte[] bytes(long at, int count) throws IOException {
        var bytes = new byte[count];
        file.seek(at);
        file.readFully(bytes);
        return bytes;
    }
}
