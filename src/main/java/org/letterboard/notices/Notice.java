package org.letterboard.notices;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;

/// A mail that we write: one thing to say, one thing to do.
///
/// @param template   name of the files in `templates/mail`
/// @param list       which list it is about; null where it is about the gateway
/// @param words      what the template fills in
/// @param replyTo    where an answer goes; null where the list's owners read it
/// @param answers    Message-ID of the message that it answers; null where it answers none
/// @param oncePerDay whether a second one of this template on the same day is left out
public record Notice(
        String template,
        Mailbox to,
        @Nullable MailingList list,
        Map<String, String> words,
        @Nullable EmailAddress replyTo,
        @Nullable String answers,
        boolean oncePerDay) {}
