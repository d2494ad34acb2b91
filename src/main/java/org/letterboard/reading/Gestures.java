package org.letterboard.reading;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letterboard.reading.KindRules.Decision;
import org.letterboard.reading.KindRules.Facts;
import org.letterboard.reports.Phrases;

/// Answers that say nothing to the others: a picture that was pressed below a letter, as mail programs put it into
/// words,
/// and thanks with nothing beside them. A word more, and it is a post.
final class Gestures {
    private static final Phrases REACTIONS = Phrases.load("reading/reactions.txt");
    private static final Phrases THANKS = Phrases.load("reading/thanks.txt");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{L}+");

    // What was liked stands in quotation marks, and has none inside.
    private static final Pattern QUOTED = Pattern.compile("[“„«\"][^“”„«»\"]*[”“»\"]", Pattern.DOTALL);
    private static final int LONGEST_REACTION = 400;
    private static final int LONGEST_THANKS = 120;
    // Who is thanked stands above the quote, in the line "Ann Miller wrote:" or in a few that begin with From.
    private static final int LINES_ABOVE = 6;

    private Gestures() {}

    static Optional<Decision> reaction(Facts facts) {
        var own = facts.body().ownWords();
        if (own.length() <= LONGEST_REACTION && isTapback(own.strip()))
            return KindRules.when(true, Kind.REACTION, "a reaction, as an iPhone writes it where it cannot be shown");
        if (!isAnswer(facts)) return Optional.empty();
        if (own.isBlank() || own.length() > LONGEST_REACTION) return Optional.empty();
        var speaking = own.lines()
                .filter(line -> line.codePoints().anyMatch(Character::isLetter) && !isLink(line))
                .toList();
        return KindRules.when(
                speaking.size() == 1 && REACTIONS.says("reacted", Phrases.folded(speaking.getFirst())),
                Kind.REACTION,
                "a reaction, in a mail program's words");
    }

    private static boolean isTapback(String text) {
        var length = REACTIONS.length("tapback", Phrases.folded(text));
        return length > 0 && QUOTED.matcher(text.substring(length).strip()).matches();
    }

    private static boolean isLink(String line) {
        return line.matches("[<(\\[]?https?://\\S+");
    }

    static Optional<Decision> thanks(Facts facts) {
        if (!isAnswer(facts) || !facts.attachments().isEmpty()) return Optional.empty();
        var own = facts.body().ownWords();
        return KindRules.when(
                own.length() <= LONGEST_THANKS && onlyThanks(Phrases.folded(own).strip(), names(facts)),
                Kind.THANKS,
                "an answer that says only thanks");
    }

    private static boolean isAnswer(Facts facts) {
        var head = facts.head();
        return !head.inReplyTo().isEmpty()
                || !head.references().isEmpty()
                || BaseSubject.of(head.subject()).isReply();
    }

    private static boolean onlyThanks(String text, Set<String> names) {
        var thanked = false;
        for (var at = 0; at < text.length(); ) {
            var c = text.codePointAt(at);
            if (c == '?' || Character.isDigit(c)) return false;
            if (!Character.isLetter(c)) {
                at += Character.charCount(c);
                continue;
            }
            var rest = text.substring(at);
            var thanks = THANKS.length("thanks", rest);
            thanked |= thanks > 0;
            var length = Math.max(thanks, Math.max(THANKS.length("beside", rest), nameAt(rest, names)));
            if (length == 0) return false;
            at += length;
        }
        return thanked;
    }

    private static int nameAt(String text, Set<String> names) {
        var end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) end++;
        return names.contains(text.substring(0, end)) ? end : 0;
    }

    private static boolean isAttribution(String quoted) {
        return Attributions.language(quoted.substring(1)).isPresent();
    }

    /// The writer's own, and those above the quote.
    private static Set<String> names(Facts facts) {
        var above = facts.body().blocks().stream()
                .filter(block -> block.kind().isQuote())
                .findFirst()
                .map(block -> block.text()
                        .lines()
                        .limit(LINES_ABOVE)
                        .takeWhile(line -> !line.startsWith(">") || isAttribution(line))
                        .collect(Collectors.joining("\n")))
                .orElse("");
        return Stream.of(facts.head().fromName(), above)
                .flatMap(text -> NAME.matcher(text).results())
                .map(MatchResult::group)
                .map(Phrases::folded)
                .collect(Collectors.toSet());
    }
}
