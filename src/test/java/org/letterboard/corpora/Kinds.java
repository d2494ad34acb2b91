package org.letterboard.corpora;

import java.util.List;
import org.letterboard.commands.Wishes;
import org.letterboard.reading.Kind;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// What kind of mail it is. What the peer alone knows, its own commands and its own addresses, is not asked.
final class Kinds {
    private final Folder folder;

    Kinds(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        var discourse = new Score.Count("discourse: kind of mail");
        for (var answer : Folder.each(folder.answers("discourse/expected.json").get("disposition"))) {
            var file = answer.get("file").asText();
            var disposition = answer.get("disposition").asText();
            if (disposition.equals("command") || disposition.equals("loop")) continue;
            var letter = Reading.read(folder.bytes("discourse/" + file));
            discourse.add(isRight(letter, disposition), file + ": " + letter.kind() + " and not " + disposition);
        }
        var gmail = new Score.Count("gmail_reaction");
        folder.files("gmail_reaction/dev").forEach(file -> {
            var letter =
                    Reading.read(folder.bytes(folder.root().relativize(file).toString()));
            gmail.add(letter.kind() == Kind.REACTION, file.getFileName() + ": " + letter.kind());
        });
        return List.of(discourse.score(), gmail.score());
    }

    private static boolean isRight(Letter letter, String disposition) {
        return switch (disposition) {
            case "auto-generated" -> !letter.kind().isPersons();
            case "no-body" -> letter.kind() == Kind.EMPTY;
            case "no-sender" -> letter.head().from() == null;
            case "bounce" -> letter.kind() == Kind.BOUNCE;
            case "spam-header" -> letter.kind() == Kind.SPAM;
            case "unsubscribe-request", "ignore" -> Wishes.toLeave(letter);
            default -> letter.kind() == Kind.POST;
        };
    }
}
