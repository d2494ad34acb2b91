package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// A JPEG with its pixels as they were and without what cameras and programs write beside them (EXIF, XMP, IPTC,
/// comments, and whatever stands behind its end: small films, further pictures).
final class BareJpeg {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int PIXELS = 0xda;
    private static final int FIRST_APP = 0xe0;
    private static final int LAST_APP = 0xef;
    // By which a decoder knows what the colours mean.
    private static final int ADOBE = 0xee;
    private static final int COMMENT = 0xfe;
    private static final int EXIF = 0xe1;
    private static final int ORIENTATION = 0x0112;

    private final InputStream in;
    private final OutputStream out;

    private BareJpeg(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    static boolean begins(byte[] start) {
        return start.length >= 3
                && (start[0] & 0xff) == 0xff
                && (start[1] & 0xff) == START
                && (start[2] & 0xff) == 0xff;
    }

    /// @param turn how the camera was held, which the copy says again
    static void copy(InputStream jpeg, OutputStream to, Turn turn) throws IOException {
        new BareJpeg(jpeg, to).copy(turn);
    }

    private void copy(Turn turn) throws IOException {
        if (next() != 0xff || next() != START) throw new Bare.Broken("no JPEG");
        write(START);
        if (!turn.equals(Turn.NONE)) out.write(exif(turn));
        for (var marker = marker(); marker != END; ) {
            var isGone = (marker >= FIRST_APP && marker <= LAST_APP && marker != ADOBE) || marker == COMMENT;
            var high = next();
            var low = next();
            var rest = in.readNBytes(Math.max(0, (high << 8 | low) - 2));
            if (!isGone) {
                write(marker);
                out.write(high);
                out.write(low);
                out.write(rest);
            }
            marker = marker == PIXELS ? pixels() : marker();
        }
        write(END);
    }

    private int marker() throws IOException {
        if (next() != 0xff) throw new Bare.Broken("no JPEG: a marker was expected");
        var marker = next();
        while (marker == 0xff) marker = next();
        return marker;
    }

    /// Copies pixels up to the next marker but for those that stand among them.
    private int pixels() throws IOException {
        while (true) {
            var one = next();
            if (one != 0xff) {
                out.write(one);
                continue;
            }
            var marker = next();
            while (marker == 0xff) marker = next();
            if (marker != 0 && (marker < 0xd0 || marker > 0xd7)) return marker;
            write(marker);
        }
    }

    /// A segment of EXIF with nothing in it but the orientation (CIPA DC-008, big-endian TIFF).
    private static byte[] exif(Turn turn) {
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) (0xff00 | EXIF)).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(ISO_8859_1)).putInt(8).putShort((short) 1);
        exif.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
        exif.putShort((short) turn.orientation()).putShort((short) 0).putInt(0);
        return exif.array();
    }

    private void write(int marker) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    private int next() throws IOException {
        var one = in.read();
        if (one < 0) throw new Bare.Broken("the JPEG is cut off");
        return one;
    }
}
