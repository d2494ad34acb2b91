package org.letterboard.questions;

import java.util.Locale;

/// What a phrase in an answer means. The phrases are in `questions/en.txt` and its like, a file a language.
public enum Meaning {
    YES,
    NO,
    /// Says why not, and so no: "too personal". The words are the reason.
    REASON,
    /// Begins like a no and decides nothing: "no idea", "not sure".
    UNDECIDED,
    /// Behind a no, makes it a "not yet".
    UNLESS,
    /// May stand before an answer: "sorry", "thank you".
    OPENING,
    /// Between an opening and a no.
    BUT,
    /// May stand behind a yes and takes nothing of it back.
    HARMLESS,
    GREETING,
    /// Whom a greeting is for.
    ADDRESSEE,
    FAREWELL,
    /// The end of what a person wrote and the beginning of what their office adds.
    DISCLAIMER,
    /// Makes a yes doubtful, also where it stands in what looks like a signature.
    DOUBT,
    UNDO,
    /// The same, where nothing else is said.
    UNDO_ALONE,
    /// Yes to what people asked for themselves.
    CONFIRM,
    JOIN,
    LEAVE,
    /// The same so clearly that it is understood also where it was written to everybody.
    LEAVE_LIST,
    /// What a wish to leave is about: the list, its mails.
    LIST,
    /// A sentence that begins so is about others, or about a case: "if", "who".
    IN_CASE,
    /// Makes what comes behind it somebody else's wish, or none: "not", "she said".
    SAID,
    /// Between the parts of a sentence, where no comma is.
    AND,
    /// Before a wish: "can you", "how do I".
    ASKING,
    /// No to what people asked for themselves.
    DECLINE,
    /// May stand before or behind a number.
    NUMBER,
    /// Behind a number, makes it a time or an amount.
    MEASURE,
    NONE,
    HELP,
    SETTINGS,
    /// How mail is to come.
    EACH,
    DAILY,
    WEEKLY,
    NO_MAIL,
    /// No mail for a while, and mail again.
    PAUSE,
    UNTIL,
    RESUME;

    /// As the files write it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
