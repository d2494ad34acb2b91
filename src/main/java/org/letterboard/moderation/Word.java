package org.letterboard.moderation;

import org.jspecify.annotations.Nullable;
import org.letterboard.held.HeldPost;
import org.letterboard.lists.MailingList;
import org.letterboard.questions.Question;

/// A word about a post that is held, however it came. The question and the post are locked.
///
/// @param by        a moderator's address, or what an administrator at the command line is called
/// @param messageId of the mail that said it, null where none did or it has none
/// @param byMail    whether a moderator said it by mail, and not an administrator at the command line
record Word(
        MailingList list,
        Question question,
        HeldPost post,
        String by,
        @Nullable String messageId,
        boolean byMail) {

    String subject() {
        return Moderation.subject(post.subject());
    }
}
