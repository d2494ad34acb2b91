package org.letterboard.questions;

import java.util.Locale;
import org.letterboard.reading.Letter;

/// Reads what a reply says: its first own words decide, never the mere fact that there is a reply.
final class Replies {
    private Replies() {}

    static Answer read(Question.Form form, Letter letter) {
        var words = letter.text().strip();
        return switch (form) {
            case CONFIRMATION -> words.isEmpty() ? new Answer.Yes() : verdict(words);
            case VERDICT -> verdict(words);
            case NUMBER -> number(words);
            case COMMAND -> words.isEmpty() ? new Answer.Unclear() : new Answer.Words(words);
        };
    }

    private static Answer verdict(String words) {
        var first = words.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        return switch (first.replaceAll("\\W+$", "")) {
            case "yes", "ok", "approve" -> new Answer.Yes();
            case "no", "reject" ->
                new Answer.No(
                        words.lines().skip(1).reduce("", (a, b) -> a + "\n" + b).strip());
            case "undo" -> new Answer.Undo();
            case String _ -> new Answer.Unclear();
        };
    }

    private static Answer number(String words) {
        var first = words.split("\\D+", 2)[0];
        if (!first.isEmpty() && first.length() < 5) return new Answer.Chosen(Integer.parseInt(first));
        return verdict(words) instanceof Answer.No no ? no : new Answer.Unclear();
    }
}
