package org.letterboard.reports;

/// The phrases of this room, read once.
final class Tables {
    static final Phrases FORMS = Phrases.load("bounces/forms.txt");
    static final Phrases REASONS = Phrases.load("bounces/reasons.txt");

    private Tables() {}

    /// Whether a text speaks of a failure: in words, or by a code.
    static boolean isFailure(String text) {
        var folded = Phrases.folded(text);
        if (FORMS.says("failure", folded)
                || Reply.code(text) > 0
                || !Reply.status(text).isEmpty()) return true;
        for (var name : REASONS.names()) if (REASONS.says(name, folded)) return true;
        return false;
    }
}
