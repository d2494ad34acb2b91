package org.letterboard.control;

import org.letterboard.questions.Answer;

/// Decides about a held post in the way that a moderator's mail does, as an administrator.
@FunctionalInterface
public interface Deciding {

    /// False where the word changes nothing, as things stand.
    boolean decide(long held, Answer word);
}
