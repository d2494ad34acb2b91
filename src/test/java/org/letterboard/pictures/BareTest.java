package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is given out of a picture that somebody sent.
class BareTest {
    private static final String PLACE = "GPS 51 30 12 N";

    @TempDir
    Path folder;

    private byte[] bare(byte[] picture, boolean whole) throws IOException {
        var sent = Files.write(folder.resolve("sent"), picture);
        var bare = folder.resolve("bare");
        assertThat(Bare.canBe(sent)).isTrue();
        assertThat(Bare.copy(sent, bare)).isEqualTo(whole);
        return Files.readAllBytes(bare);
    }

    @Test
    void a_jpeg_says_how_it_was_held_and_not_where() throws Exception {
        var sent = Photos.withExif(Photos.jpeg(60, 40), 6);

        var bare = bare(sent, true);

        var head = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bare));
        assertThat(head.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(requireNonNull(head.getFirstDirectoryOfType(ExifIFD0Directory.class))
                        .getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                .isEqualTo(6);
        assertThat(ImageIO.read(new ByteArrayInputStream(bare)).getWidth()).isEqualTo(60);
    }

    @Test
    void a_png_keeps_its_pixels_and_nothing_else() throws IOException {
        var sent = Photos.written(Photos.halves(60, 40, BufferedImage.TYPE_INT_RGB), "png");
        var told = new ByteArrayOutputStream();
        told.write(sent, 0, 33);
        for (var name : new String[] {"eXIf", "tEXt", "iTXt", "zTXt", "tIME", "prVt"})
            told.write(chunk(name, PLACE.getBytes(ISO_8859_1)));
        told.write(chunk("pHYs", new byte[9]));
        told.write(sent, 33, sent.length - 33);

        var bare = bare(told.toByteArray(), true);

        assertThat(new String(bare, ISO_8859_1)).doesNotContain("GPS").contains("pHYs");
        assertThat(ImageIO.read(new ByteArrayInputStream(bare)).getRGB(3, 3)).isEqualTo(0xffff0000);
    }

    private static byte[] chunk(String name, byte[] data) {
        var chunk = ByteBuffer.allocate(data.length + 12);
        chunk.putInt(data.length).put(name.getBytes(ISO_8859_1)).put(data);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) sum.getValue()).array();
    }

    @Test
    void a_webp_keeps_its_pixels_and_nothing_else() throws IOException {
        var sent = webp("VP8X", ",\0\0\0;\0\0'\0\0", "VP8 ", "pixels!", "EXIF", PLACE, "XMP ", PLACE + "?");

        assertThat(bare(sent, true)).isEqualTo(webp("VP8X", " \0\0\0;\0\0'\0\0", "VP8 ", "pixels!"));
        assertThat(Picture.webSized(folder.resolve("sent"))).hasValueSatisfying(shown -> {
            assertThat(shown.type()).isEqualTo("image/webp");
            assertThat(new String(shown.bytes(), ISO_8859_1))
                    .contains("pixels!")
                    .doesNotContain("GPS");
        });
    }

    private static byte[] webp(String... chunks) {
        var all = ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RIFF....WEBP".getBytes(ISO_8859_1));
        for (var i = 0; i < chunks.length; i += 2) {
            var data = chunks[i + 1].getBytes(ISO_8859_1);
            all.put(chunks[i].getBytes(ISO_8859_1)).putInt(data.length).put(data);
            if (data.length % 2 == 1) all.put((byte) 0);
        }
        all.putInt(4, all.position() - 8);
        return Arrays.copyOf(all.array(), all.position());
    }

    @Test
    void what_is_cut_off_is_bare_as_far_as_it_goes() throws IOException {
        var jpeg = Photos.withExif(Photos.jpeg(60, 40), 1);
        assertThat(new String(bare(Arrays.copyOf(jpeg, jpeg.length - 20), false), ISO_8859_1))
                .doesNotContain("Exif");
        var png = Photos.written(Photos.halves(60, 40, BufferedImage.TYPE_INT_RGB), "png");
        bare(Arrays.copyOf(png, 50), false);
    }

    @Test
    void a_webp_is_read_as_leniently_as_browsers_do() throws IOException {
        var whole = webp("VP8 ", "pixels!");

        // Without the padding, cut off, and with a film behind its end.
        assertThat(bare(Arrays.copyOf(whole, whole.length - 1), true)).isEqualTo(whole);
        assertThat(bare(Arrays.copyOf(whole, whole.length - 3), true)).isEqualTo(webp("VP8 ", "pixel"));
        var behind = new ByteArrayOutputStream();
        behind.write(whole);
        behind.write("VP8 \4\0\0\0film and more".getBytes(ISO_8859_1));
        assertThat(bare(behind.toByteArray(), true)).isEqualTo(whole);
        assertThat(bare("RIFF\u00ff\u00ff\u00ff\u00ffWEBPEXIF\u00ff\u00ff\u00ff\u00ffx".getBytes(ISO_8859_1), true))
                .isEqualTo(webp());
    }

    @Test
    void a_webp_that_no_browser_has_room_for_is_not_shown() throws IOException {
        var sent = folder.resolve("sent");
        Files.write(sent, webp("VP8X", "\0\0\0\0\u00fe?\0\u00fe?\0", "VP8 ", "pixels!"));

        assertThat(Picture.webSized(sent)).isEmpty();
    }

    @Test
    void other_kinds_are_left_alone() throws IOException {
        assertThat(Bare.mayTell(Files.writeString(folder.resolve("other"), "....ftypheic....")))
                .isTrue();
        assertThat(Bare.mayTell(Files.writeString(folder.resolve("other"), "II*\0....")))
                .isTrue();
        assertThat(Bare.mayTell(Files.writeString(folder.resolve("other"), "%PDF-1.7")))
                .isFalse();
        for (var start : new String[] {"", "GIF89a", "%PDF-1.7", "....ftypheic....", "RIFF....WAVE"})
            assertThat(Bare.canBe(Files.writeString(folder.resolve("other"), start)))
                    .isFalse();
    }
}
