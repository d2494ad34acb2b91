package org.letterboard.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A picture for pages. It is made anew from what was to be seen on another, or, of a WebP, copied bare: no metadata of
/// any kind comes along.
///
/// @param type `image/jpeg`, or `image/png` where one can see through it, or `image/webp`
public record Picture(String type, byte[] bytes) {
    private static final Logger log = LoggerFactory.getLogger(Picture.class);

    // Pixels on the longer side; a telephone shows no more, and a photo has some 200 KB.
    private static final int LONGEST_SIDE = 1_280;
    private static final float QUALITY = 0.85f;
    // Pixels; the largest cameras that people carry about stay below.
    private static final long MOST_PIXELS = 60_000_000;
    // Of a progressive JPEG the decoder keeps all coefficients, six bytes a pixel.
    private static final long MOST_PROGRESSIVE = 20_000_000;
    // One line of pixels is decoded at a time, whole.
    private static final int WIDEST = 30_000;
    // Bytes of what is decoded. What has more is read with gaps: every second pixel, or every third.
    private static final long ROOM = 12_000_000;
    // Bytes; it is shown as it is.
    private static final long LARGEST_WEBP = 4_000_000;
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");

    /// Takes many times the memory of a page: who calls this sees to it that nobody else does at the same time.
    ///
    /// @return empty where this is no picture, a broken one, or one too large to be decoded
    public static Optional<Picture> webSized(Path file) {
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            if (Bare.kind(file) == Bare.Kind.WEBP) return bareWebp(file);
            var readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                var reader = readers.next();
                if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT)))
                    return read(reader, in, file.toFile());
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // The decoders of the JDK throw all kinds of exceptions at bytes that are not as they should be.
            log.debug("a picture cannot be read reason={}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Picture> read(ImageReader reader, ImageInputStream in, File file) throws IOException {
        try {
            reader.setInput(in, true, true);
            var turn = Turn.NONE;
            var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS || reader.getWidth(0) > WIDEST) return Optional.empty();
            if (reader.getFormatName().equalsIgnoreCase("jpeg")) {
                var head = JpegHead.of(file);
                if (head.progressive() && pixels > MOST_PROGRESSIVE) return Optional.empty();
                turn = head.turn();
            }
            var param = reader.getDefaultReadParam();
            var step = step(pixels, reader);
            param.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(written(turn.applied(Scaled.to(LONGEST_SIDE, reader.read(0, param)))));
        } finally {
            reader.dispose();
        }
    }

    private static int step(long pixels, ImageReader reader) throws IOException {
        var bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
        // Of a scan in black and white the JDK makes whole colours, all at once, before it scales.
        var bytes = pixels * (bits < 8 ? 4 : bits / 8);
        var step = 1;
        while (bytes / step / step > ROOM) step++;
        return step;
    }

    private static Picture written(BufferedImage image) throws IOException {
        var isPng = image.getColorModel().hasAlpha();
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(isPng ? "png" : "jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var param = writer.getDefaultWriteParam();
            if (!isPng) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Picture(isPng ? "image/png" : "image/jpeg", bytes.toByteArray());
    }

    /// Whether this is a JPEG, whatever its sender calls it: of these people are given a copy that is small, too.
    public static boolean isJpeg(Path file) throws IOException {
        return Bare.kind(file) == Bare.Kind.JPEG;
    }

    /// No decoder of ours knows it, and every browser does.
    private static Optional<Picture> bareWebp(Path file) throws IOException {
        var pixels = BareWebp.pixels(file);
        if (Files.size(file) > LARGEST_WEBP || pixels == 0 || pixels > MOST_PIXELS) return Optional.empty();
        var out = new ByteArrayOutputStream();
        BareWebp.copy(file, out);
        return Optional.of(new Picture("image/webp", out.toByteArray()));
    }
}
