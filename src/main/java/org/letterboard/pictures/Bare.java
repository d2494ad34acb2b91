package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pictures with their pixels as they were, and without what cameras and programs write beside them: where and when,
/// which camera, whose. Only how a JPEG was held is said again, for whoever looks at it.
public final class Bare {
    private static final Logger log = LoggerFactory.getLogger(Bare.class);

    private static final int LONGEST_START = 12;

    private Bare() {}

    /// It is not what its beginning says, or ends too early.
    static final class Broken extends IOException {
        Broken(String message) {
            super(message);
        }
    }

    enum Kind {
        JPEG,
        PNG,
        WEBP
    }

    /// Whether this is a picture of a kind that can be made bare, whatever its sender calls it.
    public static boolean canBe(Path file) throws IOException {
        return kind(file) != null;
    }

    /// Whether a file by its content, whatever its sender calls it, is of a kind that tells where it was made and that
    /// we cannot make bare: HEIC, AVIF, films, TIFF.
    public static boolean mayTell(Path file) throws IOException {
        var start = new String(start(file), ISO_8859_1);
        return start.startsWith("ftyp", 4) || start.startsWith("II*\0") || start.startsWith("MM\0*");
    }

    /// @return false where the picture is broken; what was written until then is bare as well
    public static boolean copy(Path file, Path to) throws IOException {
        var kind = kind(file);
        if (kind == null) throw new IllegalArgumentException("no picture that can be made bare");
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var out = new BufferedOutputStream(Files.newOutputStream(to))) {
            switch (kind) {
                case JPEG -> BareJpeg.copy(in, out, turn(file));
                case PNG -> BarePng.copy(in, out);
                case WEBP -> BareWebp.copy(file, out);
            }
            return true;
        } catch (Broken e) {
            return false;
        }
    }

    /// Null for all others.
    static @Nullable Kind kind(Path file) throws IOException {
        var start = start(file);
        if (BareJpeg.begins(start)) return Kind.JPEG;
        if (BarePng.begins(start)) return Kind.PNG;
        return BareWebp.begins(start) ? Kind.WEBP : null;
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST_START);
        }
    }

    private static Turn turn(Path jpeg) {
        try {
            return JpegHead.of(jpeg.toFile()).turn();
        } catch (IOException | RuntimeException e) {
            log.debug("a photo is given out as it lies reason={}", e.toString());
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
