package org.letterboard.questions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.Mailbox;

/// A question that is to be asked.
///
/// @param about    see [Question]; null where `words` say it all, or where it is held first
/// @param words    see [Question]
/// @param asked    each of them may answer
/// @param life     after so long it is over
/// @param remind   after so long those who were asked are asked again, and after twice as long once more;
/// null for never
/// @param template the mail that asks
/// @param fill     what the template needs
/// @param attached the source of a message that the mail carries; null for none
/// @param answers  Message-ID of the message that it answers; null where it answers none of the one who is asked
public record Asking(
        Question.Kind kind,
        MailingList list,
        @Nullable Long about,
        String words,
        List<Mailbox> asked,
        Duration life,
        @Nullable Duration remind,
        String template,
        Map<String, ?> fill,
        @Nullable Long attached,
        @Nullable String answers) {

    /// Two weeks outlast a holiday.
    public static final Duration TWO_WEEKS = Duration.ofDays(14);

    /// A question to the one who wants something, about themselves.
    public static Asking toOne(
            Question.Kind kind, MailingList list, @Nullable Long about, String words, Mailbox asked, String template) {
        return new Asking(kind, list, about, words, List.of(asked), TWO_WEEKS, null, template, Map.of(), null, null);
    }

    /// The same with what its template needs.
    public Asking filled(Map<String, ?> with) {
        return new Asking(kind, list, about, words, asked, life, remind, template, with, attached, answers);
    }

    /// The same as an answer to a message of the one who is asked.
    public Asking answering(@Nullable String messageId) {
        return new Asking(kind, list, about, words, asked, life, remind, template, fill, attached, messageId);
    }

    /// The same about something that has its id only now.
    public Asking about(long id) {
        return new Asking(kind, list, id, words, asked, life, remind, template, fill, attached, answers);
    }
}
