package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letterboard.inbox.Sources;

/// Mail as nobody should write it, and somebody does: each is answered 250, kept byte for byte, and becomes a post that
/// goes out, or says why not.
class OddMailTest {
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String HEAD = "From: Ann <ann@example.net>\r\nSubject: Odd\r\n";

    @TempDir
    Path folder;

    static Stream<Arguments> oddMails() {
        var nested = new StringBuilder();
        for (var i = 0; i < 500; i++)
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        return Stream.of(
                Arguments.of("no Date and no Message-ID", HEAD + "\r\nHello.\r\n"),
                Arguments.of("no From, the envelope says who", "Subject: Odd\r\n\r\nHello.\r\n"),
                Arguments.of("two From lines", HEAD + "From: Eve <eve@example.com>\r\n\r\nHello.\r\n"),
                Arguments.of(
                        "8-bit junk in headers",
                        HEAD + "X-Junk: \u00ff\u00fe\u0000\u0001\r\nSubject: \u00e4\u00ff\r\n\r\nHello.\r\n"),
                Arguments.of("500 levels deep", HEAD + nested + "\r\nDeep.\r\n"),
                Arguments.of(
                        "100,000 recipients in To",
                        HEAD + "To: " + "a@example.com,\r\n ".repeat(100_000) + "b@example.com\r\n\r\nHello.\r\n"),
                Arguments.of("a line of 2 MB", HEAD + "\r\n" + "x".repeat(2_000_000) + "\r\n"),
                Arguments.of(
                        "broken base64",
                        HEAD
                                + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8!!!=\u00ff\r\nx=\r\n"),
                Arguments.of(
                        "an unknown charset",
                        HEAD + "Content-Type: text/plain; charset=klingon\r\n\r\nH\u00e4llo.\r\n"),
                Arguments.of("bare LF and bare CR", HEAD + "\r\nOne\nTwo\rThree\r\n"),
                Arguments.of(
                        "a dot that should end it, and does not", HEAD + "\r\nOne\n.\nMAIL FROM:<eve@example.com>\r\n"),
                Arguments.of("a header and nothing else", HEAD + "X: y\r\n"),
                Arguments.of(
                        "a subject that wants to be two headers",
                        HEAD.replace("Odd", "=?utf-8?q?Odd=0D=0ABcc:_all@example.com?=") + "\r\nHello.\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddMails")
    void is_kept_as_it_is_and_goes_out_or_is_named(String what, String message) {
        var bytes = message.getBytes(ISO_8859_1);
        try (var town = Town.with(folder, Clock.systemUTC(), "walkers", "posting = \"anyone\"\n")) {
            town.members("walkers", "bob@example.com");
            assertThat(town.send("ann@example.net", List.of(WALKERS), bytes)).startsWith("250");
            Awaitility.await().until(() -> town.handled() == 1);

            if (what.startsWith("a header and nothing")) {
                assertThat(town.postbox.awaitOne("ann@example.net", "was empty").sender())
                        .isEmpty();
                return;
            }
            var post = town.posts("walkers").getFirst();
            byte[] kept = town.app().database().read(h -> Sources.read(h, post.sourceId()));
            assertThat(kept).isEqualTo(bytes);
            Awaitility.await().until(() -> town.postbox.of("bob@example.com").size() == 1);
            var got = town.postbox.of("bob@example.com").getFirst();
            assertThat(got.text().substring(0, got.text().indexOf("\r\n\r\n")))
                    .doesNotContain("example.net")
                    .doesNotContain("\nBcc:")
                    .matches("[\\x00-\\x7f]*");
            assertThat(got.text().replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        }
    }
}
