package org.letterboard.questions;

/// Whether people meant what they asked for themselves. A plain reply says yes, even an empty one.
final class ConfirmationWords {
    private static final Meaning[] JOIN = {Meaning.CONFIRM, Meaning.JOIN};
    private static final Meaning[] LEAVE = {Meaning.CONFIRM, Meaning.LEAVE, Meaning.LEAVE_LIST};
    private static final Meaning[] CONFIRM = {Meaning.CONFIRM};
    private static final Meaning[] NONE = {};

    private final Vocabulary vocabulary;
    private final VerdictWords verdicts;

    ConfirmationWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.verdicts = new VerdictWords(vocabulary);
    }

    Answer read(Question.Kind kind, OwnWords own) {
        if (own.isEmpty()) return own.hasMore() ? new Answer.Unclear() : new Answer.Yes();
        // "Take me off" confirms that somebody leaves, and is a no to "do you want to join?".
        return switch (kind) {
            case JOIN -> read(own, JOIN, LEAVE);
            case LEAVE -> read(own, LEAVE, JOIN);
            case CHANGE, SETTINGS, POST, ITEM -> read(own, CONFIRM, NONE);
        };
    }

    private Answer read(OwnWords own, Meaning[] wish, Meaning[] contrary) {
        if (verdicts.isYes(own, wish)) return new Answer.Yes();
        if (saysContrary(own, contrary)) return new Answer.No("");
        return verdicts.no(own, Meaning.NO, Meaning.DECLINE)
                .<Answer>map(no -> no)
                .orElseGet(Answer.Unclear::new);
    }

    private boolean saysContrary(OwnWords own, Meaning[] contrary) {
        var words = own.words();
        return contrary.length > 0 && verdicts.isYes(own, contrary) && !vocabulary.has(words, Meaning.YES);
    }
}
