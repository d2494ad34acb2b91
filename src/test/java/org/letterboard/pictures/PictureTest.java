package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    @TempDir
    Path folder;

    private Optional<Picture> webSized(byte[] bytes) throws IOException {
        return Picture.webSized(Files.write(folder.resolve("sent"), bytes));
    }

    private static BufferedImage seen(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }

    @Test
    void a_large_photo_is_made_small_enough_for_a_page() throws IOException {
        var small = webSized(Photos.jpeg(4000, 3000)).orElseThrow();

        assertThat(small.type()).isEqualTo("image/jpeg");
        assertThat(seen(small).getWidth()).isEqualTo(1280);
        assertThat(seen(small).getHeight()).isEqualTo(960);
        assertThat(colours(seen(small))).isEqualTo("RBRB");
    }

    @Test
    void a_long_one_keeps_its_shape_and_a_small_one_its_size() throws IOException {
        var panorama = seen(webSized(Photos.jpeg(9000, 600)).orElseThrow());
        var small = seen(webSized(Photos.jpeg(40, 30)).orElseThrow());

        assertThat(panorama.getWidth()).isEqualTo(1280);
        assertThat(panorama.getHeight()).isEqualTo(85);
        assertThat(small.getWidth()).isEqualTo(40);
    }

    /// The corners: left and right above, left and right below.
    private static String colours(BufferedImage image) {
        var right = image.getWidth() - 3;
        var below = image.getHeight() - 3;
        return colour(image, 2, 2) + colour(image, right, 2) + colour(image, 2, below) + colour(image, right, below);
    }

    private static String colour(BufferedImage image, int x, int y) {
        var colour = image.getRGB(x, y);
        var red = (colour >> 16 & 255) > 200;
        if ((colour >> 8 & 255) > 200) return red ? "Y" : "G";
        return red ? "R" : (colour & 255) > 200 ? "B" : "?";
    }

    /// Red, blue; green, yellow.
    private static byte[] fourColours() {
        var image = Photos.halves(64, 32, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 64; x++) for (var y = 16; y < 32; y++) image.setRGB(x, y, x < 32 ? 0x00ff00 : 0xffff00);
        return Photos.written(image, "jpeg");
    }

    // Where the first line and column of the picture are to be seen, as the standard says.
    @ParameterizedTest
    @CsvSource({"1,RBGY", "2,BRYG", "3,YGBR", "4,GYRB", "5,RGBY", "6,GRYB", "7,YBGR", "8,BYRG", "9,RBGY"})
    void it_stands_upright_however_the_camera_was_held(int orientation, String corners) throws IOException {
        var upright = seen(webSized(Photos.withExif(fourColours(), orientation)).orElseThrow());

        assertThat(colours(upright)).isEqualTo(corners);
        assertThat(upright.getWidth()).isEqualTo(orientation >= 5 && orientation <= 8 ? 32 : 64);
    }

    @Test
    void it_does_not_tell_where_it_was_taken() throws Exception {
        var sent = Photos.withExif(Photos.jpeg(2000, 1500), 6);
        var place = ImageMetadataReader.readMetadata(new ByteArrayInputStream(sent))
                .getFirstDirectoryOfType(GpsDirectory.class);
        assertThat(requireNonNull(place).getString(GpsDirectory.TAG_LATITUDE)).startsWith("51");

        var small = webSized(sent).orElseThrow();

        assertThat(seen(small).getHeight()).isEqualTo(1280);
        assertThat(new String(small.bytes(), ISO_8859_1)).doesNotContain("Exif");
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(small.bytes()))
                        .getFirstDirectoryOfType(GpsDirectory.class))
                .isNull();
    }

    @Test
    void one_can_still_see_through_what_one_could_see_through() throws IOException {
        var image = Photos.halves(100, 50, BufferedImage.TYPE_INT_ARGB);
        var opaque = webSized(Photos.written(image, "png")).orElseThrow();
        image.setRGB(3, 3, 0);
        var clear = webSized(Photos.written(image, "png")).orElseThrow();
        var gif = webSized(Photos.written(Photos.halves(90, 50, BufferedImage.TYPE_BYTE_INDEXED), "gif"));

        assertThat(opaque.type()).isEqualTo("image/jpeg");
        assertThat(clear.type()).isEqualTo("image/png");
        assertThat(seen(clear).getRGB(3, 3) >>> 24).isZero();
        assertThat(seen(gif.orElseThrow()).getWidth()).isEqualTo(90);
    }

    @Test
    void what_would_need_all_memory_is_not_decoded() throws IOException {
        assertThat(webSized(png(50_000, 50_000))).isEmpty();
        assertThat(webSized(png(40_000_000, 1))).isEmpty();
    }

    @Test
    void a_very_long_picture_keeps_its_proportions() throws IOException {
        var strip = new BufferedImage(60, 200_000, BufferedImage.TYPE_BYTE_BINARY);

        var small = seen(webSized(Photos.written(strip, "png")).orElseThrow());

        assertThat(small.getHeight()).isEqualTo(1280);
        assertThat(small.getWidth()).isEqualTo(1);
    }

    /// The head of a PNG, with nothing behind it.
    private static byte[] png(int width, int height) {
        var png = ByteBuffer.allocate(33).putLong(0x89504e470d0a1a0aL).putInt(13);
        png.putInt(0x49484452).putInt(width).putInt(height).putInt(0x08020000).put((byte) 0);
        var sum = new CRC32();
        sum.update(png.array(), 12, 17);
        return png.putInt((int) sum.getValue()).array();
    }

    @Test
    void what_is_broken_or_no_picture_is_none() throws IOException {
        var jpeg = Photos.withExif(Photos.jpeg(400, 300), 6);
        assertThat(webSized(Arrays.copyOf(jpeg, 60))).isEmpty();
        assertThat(webSized(Arrays.copyOf(jpeg, jpeg.length - 700)))
                .hasValueSatisfying(half -> assertThat(half.type()).isEqualTo("image/jpeg"));
        assertThat(webSized(png(40, 40))).isEmpty();
        assertThat(webSized("....ftypheic....mif1heic".getBytes(ISO_8859_1))).isEmpty();
        assertThat(webSized(new byte[0])).isEmpty();
    }
}
