package org.letterboard.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.letterboard.reading.Block;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// Character sets, codings and parts: the words of every text of a message are read, in the answers of another parser.
final class Formats {
    private static final String SET = "stalwart_mail_parser/resources/eml";

    private final Folder folder;

    Formats(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        var count = new Score.Count("stalwart: texts and subject");
        for (var set : List.of("legacy", "rfc", "thirdparty"))
            folder.files(SET + "/" + set)
                    .map(file -> folder.root().relativize(file).toString())
                    .filter(file -> file.endsWith(".json") && !file.endsWith(".crlf.json"))
                    .forEach(file -> compare(count, file));
        return List.of(count.score());
    }

    private void compare(Score.Count count, String file) {
        var answer = folder.answers(file);
        var letter = Reading.read(folder.bytes(file.replace(".json", ".eml")));
        var said = words(all(letter));
        var missed = Folder.each(answer.get("text_body")).stream()
                .map(number ->
                        answer.get("parts").get(number.asInt()).get("body").get("Text"))
                .filter(text -> text != null && !said.contains(words(text.asText())))
                .map(text -> "the text \"" + cut(text.asText()) + "\"")
                .collect(Collectors.joining(", "));
        var subject = subject(answer);
        if (!words(letter.subject()).equals(words(subject)))
            missed += " the subject \"" + subject + "\" and not \"" + letter.subject() + "\"";
        count.add(missed.isBlank(), file.substring(SET.length() + 1) + ": " + missed + " in " + cut(all(letter)));
    }

    private static String subject(JsonNode answer) {
        for (var header : Folder.each(answer.get("parts").get(0).get("headers")))
            if (header.get("name").asText().equals("subject"))
                return header.get("value").path("Text").asText("");
        return "";
    }

    private static String all(Letter letter) {
        return letter.body().blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private static String cut(String text) {
        var words = words(text);
        return words.length() > 150 ? words.substring(0, 150) + " ..." : words;
    }
}
