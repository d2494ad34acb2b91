package org.letterboard.moderation;

import org.letterboard.mail.Mailbox;

/// What the gate says about a post.
public sealed interface Ruling {

    record Accepted(Mailbox author) implements Ruling {}

    /// @param template the mail that tells the author what to do
    /// @param why      for an administrator
    record Refused(String template, String why) implements Ruling {}
}
