package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// Photos as cameras write them: red in the left half, blue in the right one, before anybody turns them.
public final class Photos {
    private Photos() {}

    public static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    public static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) throw new AssertionError("cannot write " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /// A JPEG that says how the camera was held, and where: 51 degrees north.
    public static byte[] withExif(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(120);
        exif.put("Exif\0\0MM".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0);
        exif.putShort((short) 2);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(ISO_8859_1));
        exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(68);
        exif.putInt(0);
        exif.putInt(51).putInt(1).putInt(30).putInt(1).putInt(12).putInt(1);
        var length = exif.position();
        var whole = ByteBuffer.allocate(jpeg.length + length + 4);
        whole.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (length + 2));
        whole.put(Arrays.copyOf(exif.array(), length)).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }
}
