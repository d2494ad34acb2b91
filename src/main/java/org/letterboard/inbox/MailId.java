package org.letterboard.inbox;

import java.util.Locale;
import java.util.OptionalLong;

/// How people see the id of a message: `4F2A`, as in the answer to a sender, in the log, and in `why`.
public final class MailId {
    private static final int RADIX = 36;

    private MailId() {}

    public static String text(long id) {
        return Long.toString(id, RADIX).toUpperCase(Locale.ROOT);
    }

    public static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.trim(), RADIX));
        } catch (NumberFormatException notAnId) {
            return OptionalLong.empty();
        }
    }
}
