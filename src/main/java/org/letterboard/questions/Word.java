package org.letterboard.questions;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A word of an answer, or a sign that says as much: a thumb, a question mark.
///
/// @param text  in lower case, without apostrophes, so that "Don't" and "dont" are one
/// @param start where it stands in what was written
/// @param end   behind its last letter
/// @param apart whether more than a space stands before it: a comma, a full stop, the end of a line
record Word(String text, int start, int end, boolean apart) {

    // O.K. and P.S.; letters and digits with apostrophes inside; +1 and -1; one question mark; one
    // picture, of which skin and shape are left out. A variation selector (FE0F) belongs to the picture
    // before it.
    private static final Pattern WORD = Pattern.compile(
            "\\b[oO]\\. ?[kK]\\b|\\b[pP]\\. ?[sS]\\b|(?:[\\p{L}\\p{M}\\p{Nd}]+(?:['\u2019\u2018`\u00b4][\\p{L}\\p{M}]+)*)|(?<![\\p{L}\\p{Nd}])[+-]1(?!\\p{Nd})"
                    + "|[?\uff1f\u061f]|\\p{So}");
    private static final Pattern INSIDE = Pattern.compile("[. '\u2019\u2018`\u00b4]");
    private static final String PLAIN_GAPS = " \n,;:!\"()<>";
    // On a British keyboard the 1 is below the exclamation mark.
    private static final Pattern MISSED_SHIFT = Pattern.compile("(\\p{L}{3,})1+");

    // Nobody answers in more words, and what follows a reason's first thousand decides nothing.
    private static final int MOST = 2_000;

    static List<Word> of(String text) {
        return of(text, MOST);
    }

    /// The first word; empty where there is none.
    static Optional<Word> first(String text) {
        return of(text, 1).stream().findFirst();
    }

    private static List<Word> of(String text, int most) {
        var words = new ArrayList<Word>();
        var found = WORD.matcher(text);
        var last = 0;
        for (var at = 0; at < text.length() && words.size() < most; ) {
            var end = plainEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            if (end < 0 && !found.find(at)) break;
            var start = end < 0 ? found.start() : at;
            at = end < 0 ? found.end() : end;
            words.add(new Word(plain(text.substring(start, at)), start, at, isApart(text, last, start)));
            last = at;
        }
        return words;
    }

    /// Where a word of plain letters ends that begins here; here, where nothing begins; -1 where the pattern must tell,
    /// which finds the same words and takes longer.
    private static int plainEnd(String text, int at) {
        if (PLAIN_GAPS.indexOf(text.charAt(at)) >= 0) return at;
        var end = at;
        while (end < text.length() && isLetter(text.charAt(end))) end++;
        if (end == at) return -1;
        if (end == text.length() || PLAIN_GAPS.indexOf(text.charAt(end)) >= 0) return end;
        // "O.K."
        return text.charAt(end) == '.' && end - at > 1 ? end : -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// A word as it is compared.
    static String plain(String written) {
        if (isPlain(written)) return unstretched(written.toLowerCase(Locale.ROOT));
        var lower = INSIDE.matcher(Normalizer.normalize(written, Normalizer.Form.NFC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var missed = MISSED_SHIFT.matcher(lower);
        return unstretched(missed.matches() ? missed.group(1) : lower);
    }

    /// "yessss" is "yes".
    private static String unstretched(String word) {
        var last = word.length() - 1;
        var first = last;
        while (first > 0 && word.charAt(first - 1) == word.charAt(last)) first--;
        return first > 0 && last - first >= 2 && Character.isLetter(word.charAt(last))
                ? word.substring(0, first + 1)
                : word;
    }

    // Most words are.
    private static boolean isPlain(String written) {
        for (var i = 0; i < written.length(); i++) if (!isLetter(written.charAt(i))) return false;
        return true;
    }

    private static boolean isApart(String text, int from, int to) {
        // "e-mail", "désinscrivez-moi"
        if (to == from + 1 && from > 0 && text.charAt(from) == '-') return false;
        for (var i = from; i < to; ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            var isSpace = c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f';
            if (!isSpace && Character.getType(c) != Character.FORMAT) return true;
        }
        return from == 0;
    }

    boolean isQuestionMark() {
        return text.equals("?") || text.equals("\uff1f") || text.equals("\u061f");
    }

    boolean isNumber() {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
