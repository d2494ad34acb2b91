package org.letterboard.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A picture of a garden under the evening sun, painted here and written as PNG, so that the program carries no photo
/// of anybody.
final class Picture {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 160;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS = 8;
    private static final byte RGB = 2;

    private Picture() {}

    static byte[] png() {
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        var head = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put(BITS).put(RGB);
        chunk(png, "IHDR", head.array());
        chunk(png, "IDAT", deflated(pixels()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /// Each row begins with the filter of its pixels: none.
    private static byte[] pixels() {
        var pixels = ByteBuffer.allocate(HEIGHT * (1 + 3 * WIDTH));
        for (var y = 0; y < HEIGHT; y++) {
            pixels.put((byte) 0);
            for (var x = 0; x < WIDTH; x++) {
                var colour = colour(x, y);
                pixels.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        return pixels.array();
    }

    private static int colour(int x, int y) {
        var hill = 105 + 12 * Math.sin(x / 38.0);
        if (y > hill) return x % 30 < 6 && y % 24 < 6 ? 0xE85D75 : 0x4E8B3A + ((y / 8) << 8);
        var fromSun = Math.hypot(x - 170, y - 58);
        if (fromSun < 24) return 0xFFE08A;
        return 0x9CC4E8 + ((y / 2) << 16);
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
