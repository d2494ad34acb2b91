package org.letterboard.questions;

/// What became of a reply.
public sealed interface Heard {

    /// It counts, unless it is unclear.
    ///
    /// @param by address of the one who answered, as we asked them
    record Said(Question question, String by, Answer answer) implements Heard {}

    /// Somebody else answered before.
    record Already(Question question, String by, Answer answer) implements Heard {}

    /// It was over.
    record Late(Question question) implements Heard {}

    /// It comes from an address that we did not ask.
    record NotAsked(Question question) implements Heard {}

    /// There is no such question.
    record Unknown() implements Heard {}
}
