package org.letterboard.questions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letterboard.reading.Attachment;
import org.letterboard.reading.Letter;

/// What a person wrote themselves in a reply: without what they quoted, without greeting and farewell.
///
/// @param text    what is left, with blank lines between paragraphs
/// @param closing from the farewell or the name on, without an office's small print
/// @param names   of the writer, as words
/// @param hasMore whether something may be said in what is attached
public record OwnWords(String text, String closing, Set<String> names, boolean hasMore) {

    // Samsung's plain part sometimes has lost its line ends: "Yes pleaseSent from my Galaxy".
    private static final List<String> GLUED = List.of(
            "Sent from ",
            "Sent via ",
            "Get Outlook for ",
            "Von meinem ",
            "Gesendet von ",
            "Envoyé de",
            "Enviado d",
            "Inviato d",
            "Verzonden v",
            "Verstuurd v");
    // What mail programs leave where they cut a quote; a thumb is no such sign.
    private static final Pattern SIGNS_ONLY = Pattern.compile("[\\p{P}\\p{Sm}\\p{Sk}\\p{Sc}\\s&&[^?+]]*");
    private static final Pattern SPACES = Pattern.compile("[\u00a0\u202f\u2007]");
    private static final Pattern UNSEEN = Pattern.compile("[\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad]");
    // Far more than anybody answers.
    private static final int LONGEST = 20_000;
    private static final int LONGEST_LAST = 500;
    // "Hello, dear Walkers team,"
    private static final int LONGEST_ADDRESSEE = 5;
    private static final Meaning[] ANSWERS = {
        Meaning.YES,
        Meaning.NO,
        Meaning.UNDECIDED,
        Meaning.OPENING,
        Meaning.DOUBT,
        Meaning.CONFIRM,
        Meaning.JOIN,
        Meaning.LEAVE,
        Meaning.DECLINE,
        Meaning.UNDO
    };

    public static OwnWords of(Letter letter) {
        return of(letter, Vocabulary.SHIPPED);
    }

    /// The same, of no more than so many characters.
    public static OwnWords beginning(Letter letter, int length) {
        return of(letter, Vocabulary.SHIPPED, length);
    }

    static OwnWords of(Letter letter, Vocabulary vocabulary) {
        return of(letter, vocabulary, LONGEST);
    }

    private static OwnWords of(Letter letter, Vocabulary vocabulary, int longest) {
        var names = names(letter, vocabulary);
        var lines = lines(written(letter, longest));
        // "Hello," and below it "dear team,".
        if (greeting(lines, vocabulary)) greeting(lines, vocabulary);
        var end = end(lines, names, vocabulary);
        return new OwnWords(
                joined(lines.subList(0, end)),
                joined(withoutSmallPrint(lines.subList(end, lines.size()), vocabulary)),
                names,
                letter.attachments().stream().anyMatch(OwnWords::mayTalk) || talksBelow(letter, vocabulary));
    }

    public boolean isEmpty() {
        return text.isBlank();
    }

    List<Word> words() {
        return Word.of(text);
    }

    public List<String> paragraphs() {
        return text.isBlank() ? List.of() : List.of(text.split("\n\n"));
    }

    public String firstLine() {
        return text.lines().findFirst().orElse("").strip();
    }

    private static String written(Letter letter, int longest) {
        if (letter.body().isOnlyQuoted()) return "";
        var all = letter.body().ownWords();
        var some = all.length() > longest ? all.substring(0, longest) : all;
        var text = some.chars().allMatch(c -> c < 0x80)
                ? some
                : UNSEEN.matcher(SPACES.matcher(some).replaceAll(" ")).replaceAll("");
        return text.substring(0, glued(text));
    }

    /// Where a line that has lost its beginning stands, or the end.
    private static int glued(String text) {
        var first = text.length();
        for (var words : GLUED)
            for (var at = text.indexOf(words); at >= 0 && at < first; at = text.indexOf(words, at + 1))
                if (at > 0 && isEndOfWords(text.charAt(at - 1))) first = at;
        return first;
    }

    private static boolean isEndOfWords(char c) {
        return Character.isLowerCase(c) || ".!?,".indexOf(c) >= 0;
    }

    // Only letters of people that are told apart from ours by their sort: an encrypted answer says more than nothing.
    private static boolean mayTalk(Attachment attachment) {
        var type = attachment.type();
        return !type.startsWith("image/") && !type.endsWith("-signature") && !type.contains("vcard");
    }

    /// Where a program marks no quotes, an answer below one cannot be told from it; then nothing is safe but a look at
    /// how the last paragraph begins.
    private static boolean talksBelow(Letter letter, Vocabulary vocabulary) {
        if (!letter.body().isOnlyQuoted()) return false;
        var text = letter.body().ownWords().strip();
        if (text.lines().anyMatch(line -> line.startsWith(">"))) return false;
        var from = Math.max(text.lastIndexOf("\n\n"), text.length() - LONGEST_LAST);
        var last = Word.of(text.substring(Math.max(0, from)));
        return last.stream().anyMatch(Word::isQuestionMark)
                || vocabulary.begins(
                        last,
                        vocabulary.length(last, 0, Meaning.OPENING),
                        Meaning.NO,
                        Meaning.DECLINE,
                        Meaning.UNDECIDED);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> SIGNS_ONLY.matcher(line).matches() || isIndentedQuote(line) ? "" : line.stripTrailing())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// A quote whose marks a program has moved.
    private static boolean isIndentedQuote(String line) {
        var text = line.stripLeading();
        return text.startsWith(">") || text.startsWith("|");
    }

    private static Set<String> names(Letter letter, Vocabulary vocabulary) {
        var names = new HashSet<String>();
        Word.of(letter.head().fromName()).forEach(word -> names.add(word.text()));
        var from = letter.head().from();
        if (from != null)
            Word.of(from.address().local().replace('.', ' ').replace('_', ' ')).forEach(word -> names.add(word.text()));
        // Somebody called No must not be able to say yes and no with one word.
        names.removeIf(name -> vocabulary.begins(Word.of(name), 0, Meaning.NO, Meaning.UNDECIDED, Meaning.DOUBT));
        return Set.copyOf(names);
    }

    /// Takes "Dear all," away, and nothing that could be an answer. True where it had a line of its own.
    private static boolean greeting(List<String> lines, Vocabulary vocabulary) {
        var at = 0;
        while (at < lines.size() && lines.get(at).isBlank()) at++;
        if (at == lines.size()) return false;
        var line = lines.get(at);
        var words = Word.of(line);
        var greets = vocabulary.length(words, 0, Meaning.GREETING);
        // "Lieber nicht" greets nobody.
        if (greets == 0 || vocabulary.length(words, 0, ANSWERS) > greets) return false;
        var end = addressee(line, words, greets, vocabulary);
        lines.set(at, end == words.size() ? "" : line.substring(words.get(end).start()));
        return end == words.size();
    }

    /// Behind "all" in "Dear all,": a comma ends it or the line does, or it is no addressee but what was to be said.
    private static int addressee(String line, List<Word> words, int from, Vocabulary vocabulary) {
        var end = from;
        while (end < words.size()
                && end - from < LONGEST_ADDRESSEE
                && !words.get(end).apart()) {
            var word = words.get(end);
            var isName = word.text().length() > 1 && Character.isUpperCase(line.codePointAt(word.start()));
            var isAnswer = vocabulary.begins(words, end, ANSWERS);
            if (isAnswer || !(isName || vocabulary.begins(words, end, Meaning.ADDRESSEE))) break;
            end++;
        }
        return end == words.size() || words.get(end).apart() ? end : from;
    }

    /// The line that ends the letter: a farewell or the writer's name, and thanks before it.
    private static int end(List<String> lines, Set<String> names, Vocabulary vocabulary) {
        var first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) first++;
        for (var i = first + 1; i < lines.size(); i++) {
            if (!isFarewell(lines.get(i), names, vocabulary)) continue;
            while (i - 1 > first && isThanks(Word.of(lines.get(i - 1)), vocabulary)) i--;
            return i;
        }
        return lines.size();
    }

    private static boolean isFarewell(String line, Set<String> names, Vocabulary vocabulary) {
        var first = Word.first(line);
        if (first.isEmpty()) return false;
        if (!names.contains(first.get().text()) && !vocabulary.mayBegin(first.get(), Meaning.FAREWELL)) return false;
        var words = Word.of(line);
        for (var i = 0; i < words.size(); ) {
            var length = vocabulary.length(words, i, Meaning.FAREWELL);
            if (length == 0 && !names.contains(words.get(i).text())) return false;
            i += Math.max(length, 1);
        }
        return true;
    }

    private static boolean isThanks(List<Word> words, Vocabulary vocabulary) {
        for (var i = 0; i < words.size(); ) {
            var length = vocabulary.length(words, i, Meaning.OPENING);
            if (length == 0) return false;
            i += length;
        }
        return true;
    }

    private static List<String> withoutSmallPrint(List<String> lines, Vocabulary vocabulary) {
        for (var i = 0; i < lines.size(); i++)
            if (vocabulary.begins(Word.of(lines.get(i)), 0, Meaning.DISCLAIMER)) return lines.subList(0, i);
        return lines;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
    }
}
