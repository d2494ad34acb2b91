package org.letterboard.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Yes or no to a question that somebody else put. A yes is one only if all that the person wrote says so: a yes with a
/// condition, an addition or a question is none. A no needs its first words only, and the rest is its reason.
final class VerdictWords {
    // Two screens; the author of the post reads it.
    private static final int LONGEST_REASON = 4_000;

    private final Vocabulary vocabulary;

    VerdictWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Answer read(OwnWords own) {
        var words = own.words();
        if (words.isEmpty()) return new Answer.Unclear();
        if (isUndo(words)) return new Answer.Undo();
        if (isYes(own)) return new Answer.Yes();
        return no(own, Meaning.NO)
                .or(() -> onlyReason(own))
                .or(() -> loneNo(own))
                .<Answer>map(no -> no)
                .orElseGet(Answer.Unclear::new);
    }

    private boolean isUndo(List<Word> words) {
        var at = skip(words, 0, Meaning.OPENING);
        if (vocabulary.begins(words, at, Meaning.UNDO)) return true;
        var length = vocabulary.length(words, at, Meaning.UNDO_ALONE);
        return length > 0 && skip(words, at + length, Meaning.OPENING, Meaning.HARMLESS) == words.size();
    }

    /// Whether all of it says yes, with one of these meanings at least.
    boolean isYes(OwnWords own, Meaning... more) {
        return isYes(own.words(), own, more) && !isDoubtful(own);
    }

    private boolean isYes(List<Word> words, OwnWords own, Meaning... more) {
        var yes = new ArrayList<>(List.of(more));
        yes.add(Meaning.YES);
        var meanings = yes.toArray(Meaning[]::new);
        var at = skip(words, 0, Meaning.OPENING);
        // "Please approve" begins like a courtesy and is one phrase.
        if (vocabulary.length(words, 0, meanings) > at) at = 0;
        if (!vocabulary.begins(words, at, meanings)) return false;
        while (at < words.size()) {
            var length = Math.max(
                    vocabulary.length(words, at, meanings),
                    vocabulary.length(words, at, Meaning.HARMLESS, Meaning.OPENING, Meaning.FAREWELL));
            if (length == 0 && own.names().contains(words.get(at).text())) length = 1;
            if (length == 0) return false;
            at += length;
        }
        return true;
    }

    /// Whether there is something in what should be a signature that a person wrote to us.
    private boolean isDoubtful(OwnWords own) {
        var closing = own.closing();
        var words = Word.of(closing);
        return words.stream().anyMatch(Word::isQuestionMark)
                || vocabulary.has(words, Meaning.DOUBT)
                || closing.lines().skip(1).anyMatch(line -> !isContact(line, own.names()));
    }

    /// "Senior Social Worker", "Northfield Borough Council", "Tel. 01632 960123", and not "take her number out".
    private boolean isContact(String line, Set<String> names) {
        var words = Word.of(line).stream().filter(word -> !word.isNumber()).toList();
        if (isCourtesy(words, names)) return true;
        var capitals = words.stream()
                .filter(word -> Character.isUpperCase(line.codePointAt(word.start())))
                .count();
        var isAddress = line.indexOf('@') >= 0 || line.contains("www.") || line.contains("://");
        return 2 * capitals > words.size()
                || (words.size() < 3 && line.chars().anyMatch(Character::isDigit))
                || (isAddress && line.strip().indexOf(' ') < 0);
    }

    private boolean isCourtesy(List<Word> words, Set<String> names) {
        for (var at = 0; at < words.size(); ) {
            var length = vocabulary.length(words, at, Meaning.FAREWELL, Meaning.HARMLESS);
            if (length == 0 && !names.contains(words.get(at).text())) return false;
            at += Math.max(length, 1);
        }
        return true;
    }

    /// A no in the first words, with the rest as its reason; empty where there is none.
    Optional<Answer.No> no(OwnWords own, Meaning... no) {
        var words = own.words();
        var polite = skip(words, 0, Meaning.OPENING);
        // "I am sorry, but no"
        if (polite > 0) polite += vocabulary.length(words, polite, Meaning.BUT);
        var at = vocabulary.length(words, 0, no) > polite + vocabulary.length(words, polite, no) ? 0 : polite;
        if (isUndecided(words, at)) return Optional.empty();
        var length = vocabulary.length(words, at, no);
        if (length == 0) return Optional.empty();
        var end = at + length;
        if (end < words.size() && !words.get(end).apart() && takesBack(words, end)) return Optional.empty();
        end = restOfNo(words, end, no);
        if (isUndecided(words, end) || isYes(words.subList(end, words.size()), own)) return Optional.empty();
        return Optional.of(new Answer.No(reason(own.text(), words.get(end - 1).end())));
    }

    /// "Too personal", and no more: nobody says so who wants it published.
    private Optional<Answer.No> onlyReason(OwnWords own) {
        var words = own.words();
        var at = skip(words, 0, Meaning.OPENING);
        var length = vocabulary.length(words, at, Meaning.REASON);
        if (length == 0) return Optional.empty();
        if (skip(words, at + length, Meaning.OPENING, Meaning.HARMLESS, Meaning.FAREWELL) < words.size())
            return Optional.empty();
        return Optional.of(new Answer.No(reason(own.text(), words.get(at).start())));
    }

    private boolean isUndecided(List<Word> words, int at) {
        return vocabulary.begins(words, at, Meaning.UNDECIDED);
    }

    private boolean takesBack(List<Word> words, int at) {
        return words.get(at).isQuestionMark() || vocabulary.begins(words, at, Meaning.UNLESS);
    }

    /// "No, please don't approve this!" says no twice and gives no reason.
    private int restOfNo(List<Word> words, int from, Meaning... no) {
        var end = from;
        while (end < words.size()) {
            var polite = skip(words, end, Meaning.OPENING);
            var length =
                    Math.max(vocabulary.length(words, end, no), polite - end + vocabulary.length(words, polite, no));
            var next = end + length;
            var isWhole = next == words.size() || words.get(next).apart();
            if (length == 0 || !isWhole) return end;
            end = next;
        }
        return end;
    }

    private static String reason(String text, int from) {
        var at = from;
        while (at < text.length() && " \t\n,.;:!-\u2013\u2014\u2026)\"'\u201d".indexOf(text.charAt(at)) >= 0) at++;
        return text.substring(at, Math.min(text.length(), at + LONGEST_REASON)).strip();
    }

    /// A no that stands alone between the lines of a quote; what else was written is its reason.
    private Optional<Answer.No> loneNo(OwnWords own) {
        var paragraphs = own.paragraphs();
        if (isUndecidedAnywhere(own.words())) return Optional.empty();
        var lone = paragraphs.stream().filter(this::isLoneNo).toList();
        if (lone.size() != 1 || paragraphs.stream().anyMatch(p -> isYes(Word.of(p), own))) return Optional.empty();
        var reason = paragraphs.stream().filter(p -> !isLoneNo(p)).reduce((a, b) -> a + "\n\n" + b);
        return reason.map(words -> new Answer.No(reason(words, 0)));
    }

    private boolean isUndecidedAnywhere(List<Word> words) {
        return words.stream().anyMatch(Word::isQuestionMark) || vocabulary.has(words, Meaning.UNDECIDED);
    }

    private boolean isLoneNo(String paragraph) {
        var words = Word.of(paragraph);
        return !words.isEmpty()
                && vocabulary.begins(words, 0, Meaning.NO)
                && skip(words, 0, Meaning.NO, Meaning.OPENING) == words.size();
    }

    /// Where the words go on behind phrases of these meanings.
    private int skip(List<Word> words, int from, Meaning... meanings) {
        var at = from;
        while (at < words.size()) {
            var length = vocabulary.length(words, at, meanings);
            if (length == 0) return at;
            at += length;
        }
        return at;
    }
}
