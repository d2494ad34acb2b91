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
    EMPTY;

    /// As pages, logs and `explain` write it: `auto-reply`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
