package org.letterboard.questions;

import org.letterboard.reading.Letter;

/// Reads what a reply says: its own words decide, never the mere fact that there is a reply. When in doubt, it says
/// nothing.
final class Replies {
    private static final VerdictWords VERDICTS = new VerdictWords(Vocabulary.SHIPPED);
    private static final ConfirmationWords CONFIRMATIONS = new ConfirmationWords(Vocabulary.SHIPPED);
    private static final NumberWords NUMBERS = new NumberWords(Vocabulary.SHIPPED);

    private Replies() {}

    static Answer read(Question.Kind kind, Letter letter) {
        var own = OwnWords.of(letter, Vocabulary.SHIPPED);
        return switch (kind.form()) {
            case CONFIRMATION -> CONFIRMATIONS.read(kind, own);
            case VERDICT -> VERDICTS.read(own);
            case NUMBER -> NUMBERS.read(own);
            case COMMAND -> own.isEmpty() ? new Answer.Unclear() : new Answer.Words(own.firstLine());
        };
    }
}
