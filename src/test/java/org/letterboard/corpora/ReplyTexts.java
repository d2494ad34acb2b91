package org.letterboard.corpora;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.letterboard.reading.Block;
import org.letterboard.reading.Body;
import org.letterboard.reading.Reading;

/// What the writer of a reply wrote, by the tests of four peers. A signature counts as theirs or not, as the peer has
/// it; white space is folded.
final class ReplyTexts {
    private final Folder folder;

    ReplyTexts(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        return List.of(
                plain("email_reply_trimmer", "email_reply_trimmer", "email_reply_trimmer/expected.json"),
                talon("talon text", List.of("text", "eml")),
                talon("talon html", List.of("html")),
                plain("github", "github_email_reply_parser", "github_email_reply_parser/expected.json"),
                plain("zapier", "zapier_email_reply_parser", "zapier_email_reply_parser/expected.json"),
                everyWord());
    }

    private Score plain(String set, String path, String answers) {
        var count = new Score.Count(set);
        for (var answer : Folder.each(folder.answers(answers))) {
            var body = read(folder.bytes(path + "/" + answer.get("file").asText()), "text/plain");
            count.add(agrees(body, answer), shown(answer, body));
        }
        return count.score();
    }

    private Score talon(String set, List<String> kinds) {
        var count = new Score.Count(set);
        for (var answer : Folder.each(folder.answers("talon/expected.json").get("reply"))) {
            var kind = answer.get("kind").asText();
            if (!kinds.contains(kind)) continue;
            var body = talon(answer);
            count.add(kind.equals("html") ? agreesWithHtml(body, answer) : agrees(body, answer), shown(answer, body));
        }
        return count.score();
    }

    private Body talon(JsonNode answer) {
        var bytes = folder.bytes("talon/" + answer.get("file").asText());
        return switch (answer.get("kind").asText()) {
            case "eml" -> Reading.read(bytes).body();
            case "html" -> read(bytes, "text/html");
            default -> read(bytes, "text/plain");
        };
    }

    /// Nothing that a peer takes for the writer's words may be folded away with a quote.
    private Score everyWord() {
        var count = new Score.Count("every word of the reply is kept");
        for (var set : List.of("email_reply_trimmer", "github_email_reply_parser", "zapier_email_reply_parser"))
            for (var answer : Folder.each(folder.answers(set + "/expected.json")))
                if (answer.has("expected_text"))
                    keepsWords(
                            count,
                            answer,
                            read(folder.bytes(set + "/" + answer.get("file").asText()), "text/plain"));
        for (var answer : Folder.each(folder.answers("talon/expected.json").get("reply")))
            if (answer.has("expected_text")) keepsWords(count, answer, talon(answer));
        return count.score();
    }

    private static void keepsWords(Score.Count count, JsonNode answer, Body body) {
        var kept = squeezed(body.text() + body.signature());
        var lost = Arrays.stream(answer.get("expected_text").asText().split("\\s+"))
                .filter(word -> !kept.contains(squeezed(word)))
                .toList();
        count.add(lost.isEmpty(), answer.get("file").asText() + ": " + lost);
    }

    private static Body read(byte[] text, String type) {
        var header = "From: Ann <ann@example.org>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                + "; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
        return Reading.read((header + new String(text, UTF_8)).getBytes(UTF_8)).body();
    }

    private static boolean agrees(Body body, JsonNode answer) {
        if (answer.has("expected_text")) {
            var expected = folded(answer.get("expected_text").asText());
            return folded(body.text()).equals(expected)
                    || folded(body.text() + "\n" + body.signature()).equals(expected)
                    || folded(withSignatures(body)).equals(expected);
        }
        var text = folded(body.text() + "\n" + body.signature());
        return all(answer, "contains").allMatch(words -> text.contains(folded(words)))
                && all(answer, "not_contains")
                        .noneMatch(words -> folded(body.text()).contains(folded(words)));
    }

    private static Stream<String> all(JsonNode answer, String name) {
        return answer.has(name) ? Folder.words(answer.get(name)).stream() : Stream.of();
    }

    /// With the signatures in their places, and their marks.
    private static String withSignatures(Body body) {
        var out = new StringBuilder();
        body.blocks().stream()
                .filter(block -> block.kind() != Block.Kind.QUOTED)
                .forEach(block -> out.append(block.text()));
        return out.toString();
    }

    private static boolean agreesWithHtml(Body body, JsonNode answer) {
        var expected = answer.has("expected_text")
                ? answer.get("expected_text").asText()
                : Jsoup.parse(answer.get("expected_html").asText()).wholeText();
        var wanted = letters(expected);
        return letters(body.text()).equals(wanted)
                || letters(body.text() + body.signature()).equals(wanted);
    }

    /// The peer's answers have lost their spaces; a link's address and a quote's marks are ours.
    private static String letters(String text) {
        return squeezed(text.replaceAll("(?m)^>+", "").replaceAll("<[^<>\\s]+>", ""));
    }

    private static String folded(String text) {
        return text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    private static String shown(JsonNode answer, Body body) {
        var expected = answer.has("expected_text")
                ? answer.get("expected_text").asText()
                : answer.has("expected_html") ? answer.get("expected_html").asText() : answer.toString();
        return answer.get("file").asText() + "\n      expected: " + one(expected) + "\n      text:     "
                + one(body.text()) + "\n      signature:" + one(body.signature());
    }

    private static String one(String text) {
        return text.strip().replace("\n", "\\n");
    }
}
