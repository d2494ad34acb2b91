package org.letterboard.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures that are small as files and large in memory, in a process with the launcher's own flags.
class HeapTest {
    // What the rest of a busy gateway holds.
    private static final int OTHERS = 50;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    /// Makes copies of the files that are named, and says so.
    public static void main(String[] files) {
        var held = new byte[OTHERS][MEGABYTE];
        for (var file : files)
            System.out.println(Picture.webSized(Path.of(file)).isPresent() ? "seen" : "not seen");
        System.out.println(held.length + " MB were held");
    }

    private String file(String name, int width, int height) throws IOException {
        var scan = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        return Files.write(folder.resolve(name), Photos.written(scan, "png")).toString();
    }

    @Test
    void a_scanned_page_and_a_long_strip_fit_into_the_memory_of_the_gateway() throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                HeapTest.class.getName()));
        command.addAll(
                List.of(file("page.png", 2480, 3508), file("poster.png", 7000, 7000), file("strip.png", 100, 200_000)));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        // A screen that is not there.
        process.environment().put("DISPLAY", ":77");

        var java = process.start();
        var said = new String(java.getInputStream().readAllBytes(), UTF_8);

        assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said.lines()).containsExactly("seen", "seen", "seen", "50 MB were held");
        assertThat(java.exitValue()).as(said).isZero();
    }
}
