package org.letterboard.questions;

import org.letterboard.mail.Mailbox;

/// What became of a reply.
public sealed interface Heard {

    /// Somebody says something who may. Whether it is still open is in the question.
    ///
    /// @param by who answered, as we know them
    record Said(Question question, Mailbox by, Answer answer) implements Heard {}

    /// It comes from an address that we did not ask.
    record NotAsked(Question question) implements Heard {}

    /// It comes from somebody whom we asked, and who may not decide about it any more.
    record NoLonger(Question question, Mailbox by) implements Heard {}

    /// There is no such question.
    record Unknown() implements Heard {}
}
