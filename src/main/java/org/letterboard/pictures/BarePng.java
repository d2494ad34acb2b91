package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/// A PNG without its texts, its time and its EXIF (PNG, third edition, section 11.3).
final class BarePng {
    private static final byte[] START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String END = "IEND";
    // How the pixels are to be shown, and the pictures of a film.
    private static final Set<String> SHOWN =
            Set.of("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT");
    // RFC 2083: 2^31 - 1. Nobody's mail is longer than this.
    private static final int LONGEST_CHUNK = 100_000_000;

    private static final int PIECE = 1 << 14;

    private BarePng() {}

    static boolean begins(byte[] start) {
        return start.length >= START.length && Arrays.equals(start, 0, START.length, START, 0, START.length);
    }

    static void copy(InputStream in, OutputStream out) throws IOException {
        out.write(Bare.exactly(in, START.length));
        for (var name = ""; !name.equals(END); ) {
            var head = Bare.exactly(in, 8);
            var length = ByteBuffer.wrap(head).getInt();
            name = new String(head, 4, 4, ISO_8859_1);
            if (length < 0 || length > LONGEST_CHUNK) throw new Bare.Broken("a chunk of the PNG is too long");
            var isNeeded = isNeeded(name);
            if (isNeeded) out.write(head);
            // With its checksum.
            copy(in, isNeeded ? out : OutputStream.nullOutputStream(), length + 4);
        }
    }

    private static void copy(InputStream in, OutputStream out, int length) throws IOException {
        for (var left = length; left > 0; ) {
            var piece = Bare.exactly(in, Math.min(left, PIECE));
            out.write(piece);
            left -= piece.length;
        }
    }

    // A capital letter: whoever does not know it cannot show the picture.
    private static boolean isNeeded(String name) {
        return Character.isUpperCase(name.charAt(0)) || SHOWN.contains(name);
    }
}
