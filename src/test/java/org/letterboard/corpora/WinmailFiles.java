package org.letterboard.corpora;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.letterboard.reading.Attachment;
import org.letterboard.reading.Reading;

/// What lies in winmail.dat, byte for byte.
final class WinmailFiles {
    private final Folder folder;

    WinmailFiles(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        var unpacked = new ArrayList<byte[]>();
        folder.files("ytnef")
                .filter(file -> file.toString().matches(".*(\\.tnef|winmail\\.dat|SwapWord)"))
                .forEach(file -> unpacked.addAll(unpacked(read(file))));
        var count = new Score.Count("ytnef: files in winmail.dat");
        folder.files("ytnef/results")
                .forEach(file -> count.add(
                        unpacked.stream().anyMatch(bytes -> Arrays.equals(bytes, read(file))),
                        file.getFileName().toString()));
        return List.of(count.score());
    }

    private static List<byte[]> unpacked(byte[] packed) {
        var message = ("From: ann@example.org\r\nMIME-Version: 1.0\r\nContent-Type: application/ms-tnef;"
                        + " name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(packed) + "\r\n")
                .getBytes(UTF_8);
        return Reading.read(message).attachments().stream()
                .map(attachment -> bytes(message, attachment))
                .toList();
    }

    private static byte[] bytes(byte[] message, Attachment attachment) {
        try (var in = Attachment.open(message, attachment.part()).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
