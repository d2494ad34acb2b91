package org.letterboard.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.letterboard.reading.Kind;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;
import org.letterboard.reports.Bounce;

/// Bounces of many mail systems: whom they are about, for good or for now, and their status.
final class Bounces {
    private final Folder folder;

    Bounces(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        var scores = new ArrayList<Score>();
        scores.add(permanentAddresses());
        scores.add(kinds());
        scores.add(hard());
        scores.add(status());
        return scores;
    }

    private Score permanentAddresses() {
        var count = new Score.Count("flufl_bounce: permanent addresses");
        for (var answer : Folder.each(folder.answers("flufl_bounce/expected.json"))) {
            var file = answer.get("file").asText();
            var expected = new TreeSet<String>();
            Folder.words(answer.get("permanent")).forEach(address -> expected.add(address.toLowerCase(Locale.ROOT)));
            var found = new TreeSet<String>();
            failed(Reading.read(folder.bytes("flufl_bounce/" + file))).stream()
                    .filter(Bounce.Failed::permanent)
                    .forEach(failed -> found.add(failed.address().toLowerCase(Locale.ROOT)));
            count.add(found.equals(expected), file + ": " + found + " and not " + expected);
        }
        return count.score();
    }

    private static List<Bounce.Failed> failed(Letter letter) {
        return letter.bounce() == null ? List.of() : letter.bounce().recipients();
    }

    private List<JsonNode> sisimai() {
        return Folder.each(folder.answers("sisimai_set_of_emails/expected.json"));
    }

    private Letter sisimai(JsonNode answer) {
        return Reading.read(
                folder.bytes("sisimai_set_of_emails/" + answer.get("file").asText()));
    }

    /// A complaint is no bounce for us, whatever its sender packs it into.
    private static boolean isComplaint(JsonNode answer) {
        return Folder.each(answer.get("recipients")).stream()
                .allMatch(one -> one.get("reason").asText().equals("feedback"));
    }

    private Score kinds() {
        var count = new Score.Count("sisimai: kind of mail");
        for (var answer : sisimai()) {
            var letter = sisimai(answer);
            var family = answer.get("family").asText();
            var right = switch (family) {
                case "bounce" -> letter.kind() == (isComplaint(answer) ? Kind.FEEDBACK : Kind.BOUNCE);
                case "arf" -> letter.kind() == Kind.FEEDBACK;
                case "auto-reply" -> letter.kind() == Kind.AUTO_REPLY;
                default -> letter.kind() != Kind.BOUNCE;
            };
            count.add(right, answer.get("file").asText() + ": " + letter.kind() + " and not " + family);
        }
        return count.score();
    }

    private Score hard() {
        var count = new Score.Count("sisimai: hard or soft");
        for (var answer : sisimai())
            compare(
                    count,
                    answer,
                    (expected, failed) -> expected.get("hard").asBoolean() == failed.isHard()
                            ? null
                            : "hard is " + failed.isHard() + ", " + expected + ": " + failed);
        return count.score();
    }

    private Score status() {
        var count = new Score.Count("sisimai: status");
        for (var answer : sisimai())
            compare(count, answer, (expected, failed) -> {
                var wanted = expected.get("status").asText();
                // The peer makes up a status of its own, 5.0.9xx, where a report has none.
                var right = wanted.matches("[45]\\.[09]\\.9\\d\\d")
                        ? failed.status().isEmpty() || failed.status().charAt(0) == wanted.charAt(0)
                        : failed.status().equals(wanted);
                return right ? null : failed.status() + " and not " + wanted + ": " + failed;
            });
        return count.score();
    }

    private interface Difference {
        @Nullable
        String between(JsonNode expected, Bounce.Failed failed);
    }

    private void compare(Score.Count count, JsonNode answer, Difference difference) {
        if (!answer.get("family").asText().equals("bounce") || isComplaint(answer)) return;
        var expected = new ArrayList<>(Folder.each(answer.get("recipients")));
        expected.removeIf(one -> one.get("reason").asText().equals("delivered"));
        var found = failed(sisimai(answer));
        var file = answer.get("file").asText();
        if (found.size() != expected.size()) {
            count.add(false, file + ": " + found.size() + " recipients and not " + expected.size() + " " + expected);
            return;
        }
        var wrong = new HashSet<String>();
        for (var i = 0; i < found.size(); i++) {
            var what = difference.between(expected.get(i), found.get(i));
            if (what != null) wrong.add(what);
        }
        count.add(wrong.isEmpty(), file + ": " + wrong);
    }
}
