package org.letterboard.commands;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letterboard.questions.Meaning;
import org.letterboard.questions.OwnWords;
import org.letterboard.questions.Phrases;
import org.letterboard.reading.BaseSubject;
import org.letterboard.reading.Letter;

/// What people say in ordinary words to the whole list and mean for us.
public final class Wishes {

    // Who writes more has something to say to the others as well.
    private static final int MOST_WORDS = 30;
    // Below the wish: a name and an office, or why somebody leaves.
    private static final int MOST_WORDS_BELOW = 60;

    // More characters than those words have: the rest of a long letter changes nothing.
    private static final int LONGEST = 1_000;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");

    private Wishes() {}

    /// True for "please take me off this list", written to everybody. Whoever merely talks about such things has more
    /// or other words around it.
    public static boolean toLeave(Letter letter) {
        var own = OwnWords.beginning(letter, LONGEST);
        var subject = BaseSubject.of(letter.subject());
        // Where nothing is written, the subject is all there is.
        if (own.isEmpty()) return !subject.isForward() && saysSo(subject.text());
        return saysSo(own) || (Phrases.count(own.text()) <= MOST_WORDS && isCommand(subject));
    }

    private static boolean saysSo(OwnWords own) {
        var count = Phrases.count(own.text());
        if (count <= MOST_WORDS) {
            var sentences = sentences(own.text()).toList();
            return saysSo(sentences.getFirst()) || saysSo(sentences.getLast());
        }
        var first = own.paragraphs().getFirst();
        return count - Phrases.count(first) <= MOST_WORDS_BELOW
                && sentences(first).allMatch(Wishes::saysSo);
    }

    private static Stream<String> sentences(String text) {
        return SENTENCE.splitAsStream(text.strip());
    }

    private static boolean saysSo(String text) {
        if (Phrases.count(text) > MOST_WORDS) return false;
        var sentence = withoutEnd(text);
        if (Phrases.mean(sentence, Meaning.LEAVE_LIST)) return true;
        var asked = Phrases.behind(sentence, Meaning.ASKING);
        return asked.isPresent() && saysSo(asked.get());
    }

    private static String withoutEnd(String sentence) {
        var end = sentence.length();
        while (end > 0 && " .!?\t\n\u000b\f\r".indexOf(sentence.charAt(end - 1)) >= 0) end--;
        return sentence.substring(0, end);
    }

    /// A subject is a command beside a short text unless it is the subject of what is being answered or passed on.
    private static boolean isCommand(BaseSubject subject) {
        return !subject.isReply() && !subject.isForward() && saysSo(subject.text());
    }
}
