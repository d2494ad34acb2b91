package org.letterboard.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.letterboard.search.Wanted.Part;

/// Reads what people type into a search field. There is no grammar that they could offend: what means nothing special
/// is words, and words without letters are nothing.
final class Typed {
    // A long sentence. Each word costs a look into four fields.
    static final int LONGEST = 200;
    static final int MOST_PARTS = 12;
    // One letter begins a tenth of all words.
    private static final int SHORTEST_BEGINNING = 2;
    private static final String QUOTES = "\"“”„«»";

    private final List<Part> parts = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable LocalDate since;
    private @Nullable LocalDate until;

    Typed words(String typed) {
        var text = cut(Words.composed(typed.replace('\0', ' ')).strip());
        var at = 0;
        while (at < text.length()) at = next(text, at);
        return this;
    }

    private String cut(String text) {
        if (text.length() <= LONGEST) return text;
        notes.add("That was a lot of text. Only the first " + LONGEST + " letters of it were looked for.");
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    /// Takes what begins at a place; answers where it ends.
    private int next(String text, int at) {
        if (isBetween(text.charAt(at))) return at + 1;
        if (isQuote(text.charAt(at))) {
            var end = closing(text, at);
            if (end > 0) add(new Wanted.Phrase(text.substring(at + 1, end)));
            return Math.max(at, end) + 1;
        }
        var end = at;
        while (end < text.length() && !isBetween(text.charAt(end)) && !isQuote(text.charAt(end))) end++;
        var word = text.substring(at, end);
        if (word.endsWith(":") && end < text.length() && isQuote(text.charAt(end)) && closing(text, end) > 0) {
            var close = closing(text, end);
            word(word, text.substring(end + 1, close));
            return close + 1;
        }
        var colon = word.indexOf(':') + 1;
        word(word.substring(0, colon), word.substring(colon));
        return end;
    }

    private static boolean isBetween(char c) {
        return Character.isWhitespace(c) || ",;!?()[]{}<>|".indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    private static int closing(String text, int opening) {
        for (var i = opening + 1; i < text.length(); i++) if (isQuote(text.charAt(i))) return i;
        return -1;
    }

    /// @param key with its colon; empty where there is none
    private void word(String key, String value) {
        if (value.isEmpty()) {
            plain(key);
            return;
        }
        switch (key.toLowerCase(Locale.ROOT)) {
            case "from:", "by:", "author:" -> author(value);
            case "in:" -> in(value);
            case "since:", "after:" -> since(value);
            case "until:", "before:" -> until(value);
            default -> plain(key + value);
        }
    }

    private void plain(String word) {
        // Whoever learned to write it elsewhere means what we do anyway.
        if (word.equals("AND")) return;
        if (!word.endsWith("*")) {
            add(new Wanted.Word(word));
            return;
        }
        var beginning = word.replaceAll("\\*+$", "");
        if (beginning.codePoints().allMatch(Character::isLetterOrDigit)) beginning(beginning);
        else add(new Wanted.Word(beginning));
    }

    private void beginning(String text) {
        if (text.codePointCount(0, text.length()) >= SHORTEST_BEGINNING) add(new Wanted.Beginning(text));
        else notes.add("Before a * there must be at least two letters.");
    }

    private void add(Part part) {
        if (part.text().codePoints().noneMatch(Character::isLetterOrDigit)) return;
        if (parts.size() < MOST_PARTS) parts.add(part);
        else if (parts.size() == MOST_PARTS && notes.stream().noneMatch(note -> note.startsWith("Only the first")))
            notes.add("Only the first " + MOST_PARTS + " words were looked for.");
    }

    Typed author(String name) {
        var text = Words.composed(name.replace('\0', ' ')).strip();
        if (text.isEmpty()) return this;
        if (authors.size() < MOST_PARTS) authors.add(cut(text));
        return this;
    }

    private void in(String text) {
        Span.parse(text)
                .ifPresentOrElse(
                        span -> {
                            since = span.start();
                            until = span.end();
                        },
                        () -> unknownTime(text));
    }

    Typed since(String text) {
        if (text.isBlank()) return this;
        Span.parse(text.strip()).ifPresentOrElse(span -> since = span.start(), () -> unknownTime(text));
        return this;
    }

    Typed until(String text) {
        if (text.isBlank()) return this;
        Span.parse(text.strip()).ifPresentOrElse(span -> until = span.end(), () -> unknownTime(text));
        return this;
    }

    private void unknownTime(String text) {
        notes.add("We did not understand the time “" + text.substring(0, Math.min(30, text.length()))
                + "”, and looked at all times. Write 2025, or 2025-03, or 2025-03-14.");
    }

    Wanted wanted() {
        return new Wanted(List.copyOf(parts), List.copyOf(authors), since, until, List.copyOf(notes));
    }
}
