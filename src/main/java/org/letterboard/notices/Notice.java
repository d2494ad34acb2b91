package org.letterboard.notices;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;

/// A mail that we write: one thing to say, one thing to do.
///
/// @param template   name of the files in `templates/mail`
/// @param to         several get the same mail, without each other's addresses
/// @param list       which list it is about; null where it is about the gateway
/// @param words      what the template fills in
/// @param replyTo    where an answer goes; null where the list's owners read it
/// @param answers    Message-ID of the message that it answers; null where it answers none
/// @param oncePerDay whether a second one of this template on the same day is left out
/// @param attached   the source of a message that it carries; null for none
public record Notice(
        String template,
        List<Mailbox> to,
        @Nullable MailingList list,
        Map<String, ?> words,
        @Nullable EmailAddress replyTo,
        @Nullable String answers,
        boolean oncePerDay,
        @Nullable Long attached) {

    public Notice {
        if (to.isEmpty()) throw new IllegalArgumentException("a mail to nobody: " + template);
    }

    /// A mail of this template to one person, with nothing to fill in yet.
    public static Notice to(Mailbox person, @Nullable MailingList list, String template) {
        return toAll(List.of(person), list, template);
    }

    /// The same to several.
    public static Notice toAll(List<Mailbox> people, @Nullable MailingList list, String template) {
        return new Notice(template, people, list, Map.of(), null, null, false, null);
    }

    public Notice filled(Map<String, ?> with) {
        return new Notice(template, to, list, with, replyTo, answers, oncePerDay, attached);
    }

    public Notice repliesTo(EmailAddress address) {
        return new Notice(template, to, list, words, address, answers, oncePerDay, attached);
    }

    public Notice answering(@Nullable String messageId) {
        return new Notice(template, to, list, words, replyTo, messageId, oncePerDay, attached);
    }

    public Notice attaching(@Nullable Long source) {
        return new Notice(template, to, list, words, replyTo, answers, oncePerDay, source);
    }

    public Notice onceADay() {
        return new Notice(template, to, list, words, replyTo, answers, true, attached);
    }
}
