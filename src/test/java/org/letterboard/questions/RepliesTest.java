package org.letterboard.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letterboard.errands.Incoming;
import org.letterboard.inbox.Arrived;
import org.letterboard.reading.Envelope;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// Moderators' replies as many sorts of mail programs send them, written by somebody who has not seen how they are
/// read.
class RepliesTest {
    private static final Path REPLIES = Path.of("src/test/resources/replies");

    /// @param verdict yes, no or none
    record Expected(String file, String verdict, String reason, boolean isClear) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Expected> all() throws IOException {
        return Files.readAllLines(REPLIES.resolve("expected.tsv")).stream()
                .map(line -> line.split("\t"))
                .map(c -> new Expected(
                        c[0], c[1], c[2].equals("-") ? "" : c[2].replace("\\n", "\n"), c[3].equals("clear")))
                .toList();
    }

    static Stream<Expected> clear() throws IOException {
        return all().stream().filter(Expected::isClear);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clear")
    void every_clear_one_is_read_right(Expected reply) throws IOException {
        var answer = answer(reply.file());

        assertThat(said(answer)).isEqualTo(reply.verdict());
        if (answer instanceof Answer.No(var reason)) assertThat(folded(reason)).isEqualTo(folded(reply.reason()));
    }

    @Test
    void nothing_is_approved_that_nobody_approved() throws IOException {
        var replies = all();

        assertThat(replies).hasSize(48);
        for (var reply : replies)
            if (!reply.verdict().equals("yes"))
                assertThat(said(answer(reply.file()))).as(reply.file()).isNotEqualTo("yes");
    }

    @ParameterizedTest
    @MethodSource("robots")
    void what_machines_send_is_not_even_looked_at(String file, boolean nullSender) throws IOException {
        assertThat(isRobot(file, nullSender)).isTrue();
    }

    static Stream<Arguments> robots() {
        return Stream.of(
                Arguments.of("32-exchange-vacation-auto-submitted.eml", false),
                Arguments.of("43-gmail-emoji-reaction.eml", false),
                Arguments.of("44-thunderbird-read-receipt.eml", false),
                Arguments.of("45-postfix-bounce.eml", true));
    }

    /// As the desk does it: whoever is a machine is not asked what it says.
    private static Answer answer(String file) throws IOException {
        return isRobot(file, false) ? new Answer.Unclear() : Replies.read(Question.Kind.POST, letter(file, false));
    }

    private static boolean isRobot(String file, boolean nullSender) throws IOException {
        var arrived = new Arrived(
                1,
                1,
                "smtp",
                "192.0.2.1",
                "mx.example.org",
                "",
                nullSender ? null : "ruth@example.org",
                "walkers@lists.example.org",
                false,
                Instant.EPOCH);
        return new Incoming(arrived, letter(file, nullSender), new byte[0]).isRobot();
    }

    private static Letter letter(String file, boolean nullSender) throws IOException {
        return Reading.read(Files.readAllBytes(REPLIES.resolve(file)), new Envelope(nullSender));
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case Answer.Yes() -> "yes";
            case Answer.No _ -> "no";
            case Answer.Undo _, Answer.Chosen _, Answer.Words _, Answer.Unclear _ -> "none";
        };
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
