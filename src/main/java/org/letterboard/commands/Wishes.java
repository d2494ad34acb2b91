package org.letterboard.commands;

import java.util.List;
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
    private static final int MOST_WORDS_OF_QUESTION = 10;
    // Of a part between commas: "remove" may be about a skin.
    private static final int FEWEST_WORDS_OF_PART = 3;
    // Below the wish: a name and an office, or why somebody leaves.
    private static final int MOST_WORDS_BELOW = 60;

    // More characters than those words have: the rest of a long letter changes nothing.
    private static final int LONGEST = 1_000;
    // Nobody hides a wish behind two pages, or in the middle of one.
    private static final int LONGEST_LETTER = 6_000;
    private static final int FIRST = 300;
    private static final int LAST = 600;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    // Somebody else's words.
    private static final Pattern QUOTATION = Pattern.compile("[\"“”„«]");
    // A line that a program has broken.
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

    /// True for a letter to everybody in which one sentence asks us to be taken off the list: both are meant.
    public static boolean alsoToLeave(Letter letter) {
        // Looked at first, since it costs little, and most letters name no list.
        if (!Phrases.has(ends(letter.body().ownWords()), Meaning.LIST)) return false;
        var own = OwnWords.beginning(letter, LONGEST_LETTER);
        if (Phrases.count(own.text()) <= MOST_WORDS) return false;
        var before = "";
        for (var sentence : sentences(own.text()).toList()) {
            // "Bob asked me the following:", and what comes next is his.
            if (namesTheList(sentence) && !before.strip().endsWith(":")) return true;
            if (!sentence.isBlank()) before = sentence;
        }
        return false;
    }

    /// Where people write such a thing: first, before they begin, or below everything.
    private static String ends(String text) {
        return text.length() <= FIRST + LAST
                ? text
                : text.substring(0, FIRST) + "\n" + text.substring(text.length() - LAST);
    }

    /// So few words that the subject may say what is meant; a question needs more of them.
    private static boolean isShort(String text) {
        return Phrases.count(text) <= (text.indexOf('?') >= 0 ? MOST_WORDS_OF_QUESTION : MOST_WORDS_BESIDE);
    }

    private static boolean saysSo(OwnWords own) {
        var count = Phrases.count(own.text());
        if (count <= MOST_WORDS && isSaidIn(sentences(own.text()).toList(), count)) return true;
        var first = own.paragraphs().getFirst();
        return count - Phrases.count(first) <= MOST_WORDS_BELOW
                && sentences(first).allMatch(Wishes::saysSo);
    }

    private static boolean isSaidIn(List<String> sentences, int count) {
        if (count <= MOST_WORDS_BESIDE && (saysSo(sentences.getFirst()) || saysSo(sentences.getLast()))) return true;
        return sentences.stream().anyMatch(Wishes::namesTheList);
    }

    /// A sentence among others, or the last part of one, if it names the list or its mails: "delete me" may be what
    /// somebody said to a bank.
    private static boolean namesTheList(String sentence) {
        if (!Phrases.has(sentence, Meaning.LIST)) return false;
        if (Phrases.begin(sentence, Meaning.IN_CASE)
                || QUOTATION.matcher(sentence).find()) return false;
        if (saysSo(sentence)) return true;
        var at = Phrases.lastPart(sentence);
        var last = sentence.substring(at);
        return at > 0
                && Phrases.count(last) >= FEWEST_WORDS_OF_PART
                && Phrases.has(last, Meaning.LIST)
                && !Phrases.has(sentence.substring(0, at), Meaning.SAID)
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
