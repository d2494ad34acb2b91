package org.letterboard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every file of `../shared/corpora`, mail or not, as it is and spoilt: nothing may make the reading fail.
class CorpusTest {
    private static final Path CORPORA = Path.of("../shared/corpora");
    private static final int LARGEST = 1_000_000;
    private static final long SEED = 20261123;

    @BeforeEach
    void theCorporaAreThere() {
        if (Files.isDirectory(CORPORA)) return;
        System.out.println("skipped: " + CORPORA + " is not there");
        Assumptions.abort();
    }

    @Test
    void every_file_of_the_corpora_is_read() throws IOException {
        for (var file : files()) read(file.toString(), Files.readAllBytes(file));
    }

    @Test
    void spoilt_mail_is_read_too() throws IOException {
        var random = new Random(SEED);
        var files = files();
        for (var i = 0; i < 3_000; i++) {
            var file = files.get(random.nextInt(files.size()));
            var bytes = Files.readAllBytes(file);
            if (bytes.length == 0 || bytes.length > 100_000) continue;
            read(file + " spoilt, round " + i, spoilt(bytes, random));
        }
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.walk(CORPORA)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() < LARGEST)
                    .sorted()
                    .toList();
        }
    }

    private static void read(String what, byte[] raw) {
        var letter = Reading.read(raw);
        if (letter.error() != null) fail(what + ": " + letter.error());
        assertThat(letter.body().blocks())
                .allSatisfy(block -> assertThat(block.text()).endsWith("\n"));
        for (var attachment : letter.attachments())
            assertThat(Attachment.open(raw, attachment.part())).isPresent();
        assertThat(Explain.json(what, letter)).containsKey("error");
    }

    private static byte[] spoilt(byte[] bytes, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> flipped(bytes, random);
            case 2 -> withoutBoundary(bytes, random);
            default -> doubled(bytes, random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (var i = 0; i < 1 + bytes.length / 200; i++)
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private static byte[] withoutBoundary(byte[] bytes, Random random) {
        for (var i = random.nextInt(bytes.length); i + 2 < bytes.length; i++)
            if (bytes[i] == '\n' && bytes[i + 1] == '-' && bytes[i + 2] == '-') {
                bytes[i + 1] = '+';
                break;
            }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, Random random) {
        var half = random.nextInt(bytes.length);
        var twice = Arrays.copyOf(bytes, bytes.length + half);
        System.arraycopy(bytes, 0, twice, bytes.length, half);
        return twice;
    }
}
