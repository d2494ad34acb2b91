package org.letterboard.questions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.letterboard.commands.Wishes;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// What moderators and members may answer, and how members may ask to be taken off, written down in six languages by
/// somebody who had not seen our words for it. One of these that is not understood costs a question more; one that is
/// understood as something else is a fault.
class SpokenAnswersTest {
    private static final Path ANSWERS = Path.of("src/test/resources/answers");
    // Whoever understands more raises these.
    private static final int VERDICTS_UNDERSTOOD = 126;
    private static final int WISHES_UNDERSTOOD = 37;

    @Test
    void no_answer_is_taken_for_another() throws IOException {
        var wrong = new ArrayList<String>();
        var right = 0;
        for (var answer : lines("verdicts.jsonl")) {
            var asked = Question.Kind.valueOf(answer.get("asked").asText().toUpperCase(Locale.ROOT));
            var reply = letter(
                    answer.get("from").asText(),
                    "Re: A letter waits",
                    answer.get("reply").asText());
            var heard = word(Replies.read(asked, reply));
            var verdict = answer.get("verdict").asText();
            if (heard.equals(verdict)) right++;
            else if (!heard.equals("unclear")) wrong.add(heard + ": " + answer);
        }

        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThanOrEqualTo(VERDICTS_UNDERSTOOD);
    }

    @Test
    void nobody_is_asked_to_leave_who_does_not_want_to() throws IOException {
        var wrong = new ArrayList<String>();
        var found = 0;
        for (var wish : lines("wishes.jsonl")) {
            var letter = letter(
                    "Ruth Carter",
                    wish.get("subject").asText(),
                    wish.get("text").asText());
            if (!Wishes.toLeave(letter) && !Wishes.alsoToLeave(letter)) continue;
            if (wish.get("wish").asBoolean()) found++;
            else wrong.add(wish.toString());
        }

        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(WISHES_UNDERSTOOD);
    }

    private static List<JsonNode> lines(String file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(ANSWERS.resolve(file), UTF_8)) lines.add(new ObjectMapper().readTree(line));
        assertThat(lines).hasSizeGreaterThan(100);
        return lines;
    }

    private static Letter letter(String from, String subject, String text) {
        var raw = "From: %s <r.c@example.org>\nSubject: %s\nContent-Type: text/plain; charset=utf-8\n\n%s\n"
                .formatted(from, subject, text);
        return Reading.read(raw.getBytes(UTF_8));
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Yes _ -> "yes";
            case Answer.No _ -> "no";
            case Answer.Undo _, Answer.Chosen _, Answer.Words _, Answer.Unclear _ -> "unclear";
        };
    }
}
