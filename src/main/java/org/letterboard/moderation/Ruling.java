package org.letterboard.moderation;

import org.letterboard.mail.Mailbox;

/// What the gate says about a post.
public sealed interface Ruling {

    record Accepted(Mailbox author) implements Ruling {}

    /// A moderator decides.
    ///
    /// @param why      for moderators, as the end of "It waits for you, because ..."
    /// @param template the mail that tells the author
    record Held(Mailbox author, String why, String template) implements Ruling {}

    /// It would be for a moderator, and there is none: an administrator looks.
    record Undecided(String why) implements Ruling {}

    /// @param template the mail that tells the author what to do
    /// @param why      for an administrator
    record Refused(String template, String why) implements Ruling {}
}
