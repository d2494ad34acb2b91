package org.letterboard.questions;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which one of a list: a number, or none. Only the first paragraph counts, and two numbers are none.
final class NumberWords {
    private final Vocabulary vocabulary;
    private final VerdictWords verdicts;

    NumberWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.verdicts = new VerdictWords(vocabulary);
    }

    Answer read(OwnWords own) {
        var paragraphs = own.paragraphs();
        if (paragraphs.isEmpty()) return new Answer.Unclear();
        var text = paragraphs.getFirst();
        var words = Word.of(text);
        if (words.stream().anyMatch(Word::isQuestionMark)) return new Answer.Unclear();
        if (vocabulary.begins(words, 0, Meaning.NONE)) return new Answer.No("");
        var at = start(text, words);
        var number = at < words.size() ? vocabulary.number(words.get(at)) : Optional.<Integer>empty();
        if (number.isEmpty())
            return verdicts.no(own, Meaning.NO).<Answer>map(no -> no).orElseGet(Answer.Unclear::new);
        return isTheOnlyOne(words, at, number.get()) ? new Answer.Chosen(number.get()) : new Answer.Unclear();
    }

    /// Behind "please", "number", "it is the".
    private int start(String text, List<Word> words) {
        var at = 0;
        while (at < words.size()) {
            var length = vocabulary.length(words, at, Meaning.NUMBER, Meaning.OPENING);
            if (length == 0 || (vocabulary.begins(words, at, Meaning.NO) && !isShortForNumber(text, words, at)))
                return at;
            at += length;
        }
        return at;
    }

    /// "No 2" and "No. 2", but not "No, 2 is wrong".
    private boolean isShortForNumber(String text, List<Word> words, int at) {
        if (at + 1 == words.size() || vocabulary.number(words.get(at + 1)).isEmpty()) return false;
        var between = text.substring(words.get(at).end(), words.get(at + 1).start());
        return between.equals(" ") || between.equals(".") || between.equals(". ");
    }

    private boolean isTheOnlyOne(List<Word> words, int at, int number) {
        if (vocabulary.has(words.subList(at, words.size()), Meaning.UNDECIDED)) return false;
        var named = new HashSet<Integer>();
        for (var i = at; i < words.size(); i++)
            if (i == at || !isPronoun(words.get(i)))
                vocabulary.number(words.get(i)).ifPresent(named::add);
        return named.equals(Set.of(number)) && endsThere(words, at);
    }

    /// "2 Lunch on Sunday" and "the second one", but not "4 pm" and "one of them is mine".
    private boolean endsThere(List<Word> words, int at) {
        var next = at + 1;
        if (next == words.size() || words.get(next).apart()) return true;
        if (words.get(at).isNumber()) return !vocabulary.begins(words, next, Meaning.MEASURE);
        return isPronoun(words.get(next)) || vocabulary.begins(words, next, Meaning.HARMLESS);
    }

    /// "The second one", "the one about lunch".
    private boolean isPronoun(Word word) {
        return !word.isNumber() && vocabulary.number(word).filter(n -> n == 1).isPresent();
    }
}
