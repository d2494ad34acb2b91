package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Letters as some eighty mail programs write them, made by somebody who had not seen how they are read. Beside each
/// stands
/// what a careful reader says about it; a closing such as "Kind regards, Helen" belongs to the text.
class LettersTest {
    private static final Path LETTERS = Path.of("src/test/resources/letters");

    static Stream<String> names() throws IOException {
        try (var files = Files.list(LETTERS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_letter_is_read_as_a_careful_reader_would(String name) throws IOException {
        var letter = Reading.read(Files.readAllBytes(LETTERS.resolve(name + ".eml")));
        var answer = new ObjectMapper().readTree(Files.readString(LETTERS.resolve(name + ".json"), UTF_8));

        var softly = new SoftAssertions();
        var kind = answer.get("kind").asText();
        softly.assertThat(letter.kind().word()).isEqualTo(kind);
        var isPersons = letter.kind().isPersons();
        if (isPersons)
            softly.assertThat(squeezed(written(letter, answer)))
                    .isEqualTo(squeezed(answer.get("text").asText()));
        if (isPersons && answer.has("signature"))
            softly.assertThat(squeezed(letter.body().signature()))
                    .contains(squeezed(answer.get("signature").asText()));
        if (answer.has("files"))
            softly.assertThat(letter.attachments()).extracting(Attachment::name).isEqualTo(words(answer.get("files")));
        if (answer.has("recipients")) softly.assertThat(failed(letter)).isEqualTo(expected(answer.get("recipients")));
        softly.assertAll();
    }

    /// Quotes that are answered in their places, where the reader has left them out.
    private static String written(Letter letter, JsonNode answer) {
        var all = letter.body().text();
        return squeezed(all).equals(squeezed(answer.get("text").asText()))
                ? all
                : letter.body().ownWords();
    }

    private static List<String> failed(Letter letter) {
        return Objects.requireNonNull(letter.bounce()).recipients().stream()
                .map(one -> one.address() + " " + one.counts() + " " + one.status())
                .toList();
    }

    private static List<String> expected(JsonNode recipients) {
        return each(recipients)
                .map(one -> one.get("address").asText() + " " + one.get("hard").asBoolean() + " "
                        + one.get("status").asText())
                .toList();
    }

    private static List<String> words(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u200b>*_]+", "");
    }
}
