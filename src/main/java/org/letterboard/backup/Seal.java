package org.letterboard.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Ends a file with the hash of everything before: not one bit changes without being seen. The file must end in as many
/// letters as the hash has, which it stands in for.
final class Seal extends FilterOutputStream {
    static final int LENGTH = 64;
    static final String PLACE = "0".repeat(LENGTH);

    private static final int BUFFER = 64 * 1024;

    private final MessageDigest digest = Sum.sha256();
    private final byte[] kept = new byte[LENGTH];
    private int keeping;

    Seal(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    /// All but the last letters go on.
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        var pass = Math.max(0, keeping + length - LENGTH);
        var old = Math.min(pass, keeping);
        pass(kept, 0, old);
        System.arraycopy(kept, old, kept, 0, keeping - old);
        keeping -= old;
        var fresh = pass - old;
        pass(bytes, from, fresh);
        System.arraycopy(bytes, from + fresh, kept, keeping, length - fresh);
        keeping += length - fresh;
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        digest.update(bytes, from, length);
        out.write(bytes, from, length);
    }

    /// Writes the seal; nothing may come after it.
    void end() throws IOException {
        if (!Arrays.equals(kept, PLACE.getBytes(US_ASCII))) throw new IOException("there is no place for the seal");
        out.write(HexFormat.of().formatHex(digest.digest()).getBytes(US_ASCII));
        out.flush();
    }

    /// Whether a file is as it was when it was sealed.
    static boolean isWhole(Path file) throws IOException {
        var left = Files.size(file) - LENGTH;
        if (left < 0) return false;
        var digest = Sum.sha256();
        var buffer = new byte[BUFFER];
        try (var in = Files.newInputStream(file)) {
            while (left > 0) {
                var count = in.read(buffer, 0, (int) Math.min(BUFFER, left));
                if (count < 0) return false;
                digest.update(buffer, 0, count);
                left -= count;
            }
            return HexFormat.of().formatHex(digest.digest()).equals(end(in));
        }
    }

    private static String end(InputStream in) throws IOException {
        return new String(in.readNBytes(LENGTH), US_ASCII);
    }
}
