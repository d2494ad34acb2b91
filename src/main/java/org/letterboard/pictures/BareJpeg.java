package org.letterboard.pictures;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A JPEG with its pixels as they were and without what cameras and programs write beside them (EXIF, XMP, IPTC,
/// comments, and whatever stands behind its end: small films, further pictures).
public final class BareJpeg {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int PIXELS = 0xda;
    private static final int FIRST_APP = 0xe0;
    private static final int LAST_APP = 0xef;
    // By which a decoder knows what the colours mean.
    private static final int ADOBE = 0xee;
    private static final int COMMENT = 0xfe;

    private final InputStream in;
    private final OutputStream out;

    /// It is no JPEG, or ends too early.
    public static final class Broken extends IOException {
        private Broken(String message) {
            super(message);
        }
    }

    private BareJpeg(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// @throws Broken what was written until then is bare as well
    public static void copy(InputStream jpeg, OutputStream to) throws IOException {
        new BareJpeg(new BufferedInputStream(jpeg), to).copy();
    }

    private void copy() throws IOException {
        if (next() != 0xff || next() != START) throw new Broken("no JPEG");
        write(START);
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
        if (next() != 0xff) throw new Broken("no JPEG: a marker was expected");
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

    private void write(int marker) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    private int next() throws IOException {
        var one = in.read();
        if (one < 0) throw new Broken("the JPEG is cut off");
        return one;
    }
}
