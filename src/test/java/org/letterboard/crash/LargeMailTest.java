package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People send their holiday as it came from the camera, all on the same evening.
class LargeMailTest {
    private static final int MEMBERS = 4;
    private static final int LETTERS = 3;
    private static final int SMALL_LETTERS = 600;
    private static final int PHOTO_BYTES = 20_500_000;

    @TempDir
    Path folder;

    @Test
    void photos_of_twenty_eight_megabytes_reach_everybody_with_the_memory_that_the_launcher_gives() throws IOException {
        var photo = photo();
        Queue<String> whole = new ConcurrentLinkedQueue<>();
        try (var sink = Sink.readBy((recipient, message) -> {
            if (message.contains(photo)) whole.add(recipient);
        })) {
            var site = Site.make(folder, sink.port(), MEMBERS, "walkers", "archive")
                    .members("walkers", MEMBERS);
            try (var _ = Gateway.start(site).awaitDoor()) {
                letters(site);
                for (var i = 1; i <= LETTERS; i++) post(site, i, photo);
                Awaitility.await().until(() -> whole.size() == LETTERS * MEMBERS);
            }
            assertThat(Files.readString(folder.resolve("gateway.log"))).doesNotContain("OutOfMemoryError", "ERROR");
        }
    }

    /// In base64, with the line ends that the sink shows.
    private static String photo() {
        var bytes = new byte[PHOTO_BYTES];
        new Random(7).nextBytes(bytes);
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
    }

    /// What comes in on other days, to a list that nobody is on.
    private static void letters(Site site) throws IOException {
        try (var session = new SmtpSession(site.smtpPort())) {
            for (var i = 0; i < SMALL_LETTERS; i++) {
                var letter = "From: Ann <ann@example.net>\r\nSubject: Day %d\r\n\r\n%s\r\n"
                        .formatted(i, "Hello! ".repeat(500));
                assertThat(session.send(
                                "ann@example.net", List.of("archive@lists.example.org"), letter.getBytes(US_ASCII)))
                        .startsWith("250");
            }
        }
    }

    private static void post(Site site, int number, String photo) throws IOException {
        var letter = """
                From: Ann <ann@example.net>
                To: walkers@lists.example.org
                Subject: Holiday %d
                Message-ID: <holiday-%d@example.net>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=x

                --x

                Look at this!
                --x
                Content-Type: image/jpeg; name=sea.jpg
                Content-Transfer-Encoding: base64

                %s
                --x--
                """.formatted(number, number, photo).replace("\n", "\r\n");
        Awaitility.await().until(() -> {
            try (var session = new SmtpSession(site.smtpPort())) {
                var answer = session.send(
                        "ann@example.net", List.of("walkers@lists.example.org"), letter.getBytes(US_ASCII));
                // While others are on their way in, the door asks to come again.
                assertThat(answer).startsWith(answer.startsWith("452") ? "452 4.3.1" : "250");
                return answer.startsWith("250");
            }
        });
    }
}
