package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/// Writes a message as it stands in an mbox file: each line that is `>*From ` gets one `>` more (mboxrd), and an empty
/// line ends it. Holds no more than the beginning of a line, however large the message is.
final class Quoted extends OutputStream {
    private static final byte[] FROM = "From ".getBytes(US_ASCII);

    private final OutputStream out;
    // What was seen of this line while it may still be one that is quoted: so many `>`, so many letters of `From `.
    private boolean undecided = true;
    private long arrows;
    private int matched;
    private int last = '\n';

    Quoted(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var end = offset + length;
        for (var at = offset; at < end; ) {
            if (undecided) {
                look(bytes[at++]);
                continue;
            }
            var next = at;
            while (next < end && bytes[next] != '\n') next++;
            var stop = Math.min(next + 1, end);
            out.write(bytes, at, stop - at);
            last = bytes[stop - 1];
            undecided = last == '\n';
            at = stop;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    private void look(byte b) throws IOException {
        last = b;
        if (b == '>' && matched == 0) arrows++;
        else if (b == FROM[matched]) {
            if (++matched == FROM.length) decide(arrows + 1);
        } else {
            decide(arrows);
            out.write(b);
            undecided = b == '\n';
        }
    }

    private void decide(long quotes) throws IOException {
        for (var i = 0L; i < quotes; i++) out.write('>');
        out.write(FROM, 0, matched);
        undecided = false;
        arrows = 0;
        matched = 0;
    }

    /// Ends the message.
    void end() throws IOException {
        if (undecided) decide(arrows);
        if (last != '\n') out.write('\n');
        out.write('\n');
    }
}
