package org.letterboard.reading;

import java.util.Locale;

/// What kind of mail a message is. Only a [#POST] ever becomes a post.
public enum Kind {
    POST,
    COMMAND,
    BOUNCE,
    AUTO_REPLY,
    CHALLENGE,
    FEEDBACK,
    RECEIPT,
    CALENDAR,
    REACTION,
    /// A filter on its way has called it spam. It may be wrong.
    SPAM,
    /// An answer that says only thanks.
    THANKS,
    EMPTY;

    /// Whether a person wrote it, as far as that can be seen.
    public boolean isPersons() {
        return switch (this) {
            case POST, COMMAND, SPAM, THANKS, EMPTY -> true;
            case BOUNCE, AUTO_REPLY, CHALLENGE, FEEDBACK, RECEIPT, CALENDAR, REACTION -> false;
        };
    }

    /// As pages, logs and `explain` write it: `auto-reply`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
