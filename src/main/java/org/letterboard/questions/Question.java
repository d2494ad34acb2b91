package org.letterboard.questions;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A question that we put to one or several people by mail.
///
/// @param about      what it is about, by the kind: a held post, a member; null where `words` say it all
/// @param words      what else is needed to carry an answer out, by the kind
/// @param subject    of the mail that asked
/// @param messageId  of the mail that asked: all that follows is threaded under it
/// @param remind     seconds until those who were asked are reminded; each further pause is twice as long.
/// 0 for never
/// @param answer     the word of the answer that counted, empty while it is open
/// @param answeredBy the address it came from, empty while it is open
public record Question(
        long id,
        long listId,
        Kind kind,
        @Nullable Long about,
        String words,
        String subject,
        String messageId,
        Instant asked,
        Instant expires,
        long remind,
        int explained,
        State state,
        String answer,
        String answeredBy,
        @Nullable Instant answered) {

    /// How long an answer is waited for.
    Duration life() {
        return Duration.between(asked, expires);
    }

    /// What is asked, which decides which answers are understood.
    public enum Kind {
        /// Do you want to be on the list? `words` is the delivery.
        JOIN(Form.CONFIRMATION),
        /// Do you want to leave? `about` is the member.
        LEAVE(Form.CONFIRMATION),
        /// Do you want this change? `about` is the member, `words` the command.
        CHANGE(Form.CONFIRMATION),
        /// These are your settings; which word do you want? `about` is the member.
        SETTINGS(Form.COMMAND),
        /// Shall this post go out? `about` is what is held.
        POST(Form.VERDICT),
        /// Which item of the digest did you answer? `about` is what is held, `words` the posts in their order.
        ITEM(Form.NUMBER);

        private final Form form;

        Kind(Form form) {
            this.form = form;
        }

        public Form form() {
            return form;
        }
    }

    /// Which answers are understood.
    public enum Form {
        /// The person asked for it themselves: a plain reply, even an empty one, says yes.
        CONFIRMATION,
        /// Yes or no, and only in so many words; UNDO.
        VERDICT,
        /// A number from a list, or no.
        NUMBER,
        /// A word that is a command.
        COMMAND
    }

    public enum State {
        OPEN,
        ANSWERED,
        EXPIRED
    }
}
