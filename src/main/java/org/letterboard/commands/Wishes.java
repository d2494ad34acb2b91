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
    private static final int MOST_WORDS = 60;
    // Beside a subject that is a command, and in one sentence.
    private static final int MOST_WORDS_BESIDE = 30;
    // Of a part between commas: "remove" may be about a skin.
    private static final int FEWEST_WORDS_OF_PART = 3;
    // Below the wish: a name and an office, or why somebody leaves.
    private static final int MOST_WORDS_BELOW = 60;

    // More characters than those words have: the rest of a long letter changes nothing.
    private static final int LONGEST = 1_000;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final Pattern PART = Pattern.compile("[,;:] |\\s[-–—]\\s|(?<=[\\p{L}]) (?:and|und|et|y|e|en) ");
    // What is said about others, or only in case.
    private static final Pattern UNSURE = Pattern.compile(
            "(?i)^(?:if|when|whoever|who|unless|wenn|falls|wer|si|quien|se|chi|als|wie)\\b.*|.*[\"“”„«].*");

    // What comes next is somebody else's wish, or none.
    private static final Pattern SAID_OR_NOT = Pattern.compile(
            "(?iu)\\b(?:not|don['’]?t|never|no|said|told|asked|wrote|says|nicht|nie|kein\\w*|sagte|schrieb|pas|jamais|dit|nunca|dijo|non|mai|detto|niet|nooit|zei)\\b");
    private static final Pattern WRAPPED = Pattern.compile("(?<![.!?:\\n])\\n(?=\\p{Ll})");

    private Wishes() {}

    /// True for "please take me off this list", written to everybody. Whoever merely talks about such things has more
    /// or other words around it.
    public static boolean toLeave(Letter letter) {
        var own = OwnWords.beginning(letter, LONGEST);
        var subject = BaseSubject.of(letter.subject());
        // Where nothing is written, the subject is all there is.
        if (own.isEmpty()) return !subject.isForward() && saysSo(subject.text());
        return saysSo(own) || (isShort(own.text()) && isCommand(subject));
    }

    /// So few words that the subject may say what is meant; a question needs more of them.
    private static boolean isShort(String text) {
        var count = Phrases.count(text);
        return count <= (text.indexOf('?') >= 0 ? MOST_WORDS_BESIDE / 3 : MOST_WORDS_BESIDE);
    }

    private static boolean saysSo(OwnWords own) {
        var count = Phrases.count(own.text());
        if (count <= MOST_WORDS) {
            var sentences = sentences(own.text()).toList();
            var isShort = count <= MOST_WORDS_BESIDE;
            return (isShort && (saysSo(sentences.getFirst()) || saysSo(sentences.getLast())))
                    || sentences.stream().anyMatch(Wishes::namesTheList);
        }
        var first = own.paragraphs().getFirst();
        return count - Phrases.count(first) <= MOST_WORDS_BELOW
                && sentences(first).allMatch(Wishes::saysSo);
    }

    /// A sentence among others, or the last part of one, if it names the list or its mails: "delete me" may be what
    /// somebody said to a bank.
    private static boolean namesTheList(String sentence) {
        if (UNSURE.matcher(sentence).matches() || !Phrases.has(sentence, Meaning.LIST)) return false;
        if (saysSo(sentence)) return true;
        var parts = PART.split(sentence, -1);
        var last = parts[parts.length - 1];
        var before = sentence.substring(0, sentence.length() - last.length());
        return parts.length > 1
                && Phrases.count(last) >= FEWEST_WORDS_OF_PART
                && Phrases.has(last, Meaning.LIST)
                && !SAID_OR_NOT.matcher(before).find()
                && saysSo(last);
    }

    private static Stream<String> sentences(String text) {
        return SENTENCE.splitAsStream(WRAPPED.matcher(text.strip()).replaceAll(" "));
    }

    private static boolean saysSo(String text) {
        if (Phrases.count(text) > MOST_WORDS_BESIDE) return false;
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
