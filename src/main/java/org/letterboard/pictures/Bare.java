package org.letterboard.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Pictures with their pixels as they were, and without what cameras and programs write beside them: where and when,
/// which camera, whose. Only how a JPEG was held is said again, for whoever looks at it.
public final class Bare {
    private static final int LONGEST_START = 12;

    private Bare() {}

    /// It is not what its beginning says, or ends too early.
    static final class Broken extends IOException {
        Broken(String message) {
            super(message);
        }
    }

    /// A way to copy one kind of picture.
    private interface Copying {
        void copy(Path file, InputStream in, OutputStream out) throws IOException;
    }

    /// Whether this is a picture of a kind that can be made bare, whatever its sender calls it.
    public static boolean canBe(Path file) throws IOException {
        return copying(file) != null;
    }

    /// @return false where the picture is broken; what was written until then is bare as well
    public static boolean copy(Path file, Path to) throws IOException {
        var copying = copying(file);
        if (copying == null) throw new IllegalArgumentException("no picture that can be made bare");
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var out = new BufferedOutputStream(Files.newOutputStream(to))) {
            copying.copy(file, in, out);
            return true;
        } catch (Broken e) {
            return false;
        }
    }

    private static @Nullable Copying copying(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(LONGEST_START);
            if (BareJpeg.begins(start)) return Bare::jpeg;
            if (BarePng.begins(start)) return (_, all, out) -> BarePng.copy(all, out);
            return BareWebp.begins(start) ? (_, all, out) -> BareWebp.copy(all, out) : null;
        }
    }

    private static void jpeg(Path file, InputStream in, OutputStream out) throws IOException {
        BareJpeg.copy(in, out, turn(file));
    }

    private static Turn turn(Path jpeg) {
        try {
            return JpegHead.of(jpeg.toFile()).turn();
        } catch (IOException unreadable) {
            return Turn.NONE;
        }
    }

    /// @throws Broken where fewer are left
    static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new Broken("the picture is cut off");
        return bytes;
    }
}
