package org.letterboard.lists;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a member wants a list's mail.
public enum Delivery {
    EACH,
    DAILY,
    WEEKLY,
    NONE;

    /// As people write it: `each`, `daily`, `weekly`, `none`.
    public static Optional<Delivery> parse(String word) {
        return Arrays.stream(values())
                .filter(d -> d.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
