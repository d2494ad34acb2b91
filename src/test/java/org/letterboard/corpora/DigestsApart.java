package org.letterboard.corpora;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.letterboard.mail.RawMessage;
import org.letterboard.transfer.Letters;

/// Digests of real lists, which an import takes apart, and real answers that carry one, which it leaves whole.
final class DigestsApart {
    private static final String DIGESTS = "rfc1153_digests_dev";

    private final Folder folder;

    DigestsApart(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        var digests = new Score.Count("digests: taken apart");
        for (var answer : Folder.each(folder.answers(DIGESTS + "/expected.json"))) {
            var letters = letters(DIGESTS + "/" + answer.get("file").asText());
            digests.add(agrees(letters, answer), answer.get("file").asText() + ": " + letters.size() + " letters");
        }
        var answers = new Score.Count("digests: answers left whole");
        folder.files("digest_replies_dev/eml").forEach(file -> {
            var letters = letters(folder.root().relativize(file).toString());
            answers.add(letters.isEmpty(), file.getFileName() + ": " + letters.size() + " letters");
        });
        return List.of(digests.score(), answers.score());
    }

    private static boolean agrees(List<RawMessage> letters, JsonNode answer) {
        if (letters.size() != answer.get("messages").asInt()) return false;
        for (var i = 0; i < letters.size(); i++) {
            var letter = letters.get(i);
            if (answer.has("message_ids")
                    && !has(
                            letter,
                            "Message-ID",
                            "<" + answer.get("message_ids").get(i).asText() + ">")) return false;
            if (answer.has("parts") && !agrees(letter, answer.get("parts").get(i))) return false;
        }
        return true;
    }

    private static boolean agrees(RawMessage letter, JsonNode part) {
        return has(letter, "Subject", part.get("subject").asText())
                && has(letter, "From", part.get("sender").asText())
                && has(letter, "Date", part.get("date").asText());
    }

    private static boolean has(RawMessage letter, String name, String value) {
        return letter.value(name).filter(value::equals).isPresent();
    }

    /// One lies there without its header.
    private List<RawMessage> letters(String path) {
        var message = new ByteArrayOutputStream();
        if (path.endsWith(".txt"))
            message.writeBytes("From: list@example.org\nSubject: A digest\n\n".getBytes(US_ASCII));
        message.writeBytes(folder.bytes(path));
        return Letters.of(message.toByteArray()).stream().map(RawMessage::of).toList();
    }
}
