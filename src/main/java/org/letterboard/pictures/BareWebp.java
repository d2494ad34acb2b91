package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// A WebP without EXIF, XMP and whatever else is not part of the picture (RFC 9649 section 2).
final class BareWebp {
    private static final int HEAD = 12;
    private static final Set<String> SHOWN = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ICCP", "ANIM", "ANMF");
    private static final String EXTENDED = "VP8X";
    // Of its first byte: an EXIF chunk follows, an XMP chunk follows.
    private static final int SAYS_METADATA = 0x08 | 0x04;
    private static final int LONGEST_CHUNK = 100_000_000;

    private BareWebp() {}

    static boolean begins(byte[] start) {
        var text = new String(start, ISO_8859_1);
        return text.length() >= HEAD && text.startsWith("RIFF") && text.startsWith("WEBP", 8);
    }

    /// In memory, since its length stands in front of it.
    static void copy(InputStream in, OutputStream to) throws IOException {
        Bare.exactly(in, HEAD);
        var chunks = new ByteArrayOutputStream();
        for (var head = in.readNBytes(8); head.length == 8; head = in.readNBytes(8)) {
            var name = new String(head, 0, 4, ISO_8859_1);
            var length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
            if (length < 0 || length > LONGEST_CHUNK) throw new Bare.Broken("a chunk of the WebP is too long");
            // Chunks begin at even places.
            var rest = Bare.exactly(in, length + length % 2);
            if (!SHOWN.contains(name)) continue;
            if (name.equals(EXTENDED) && length > 0) rest[0] &= (byte) ~SAYS_METADATA;
            chunks.write(head);
            chunks.write(rest);
        }
        var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(ISO_8859_1)).putInt(chunks.size() + 4).put("WEBP".getBytes(ISO_8859_1));
        to.write(head.array());
        chunks.writeTo(to);
    }
}
