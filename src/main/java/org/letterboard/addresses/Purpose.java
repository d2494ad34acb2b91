package org.letterboard.addresses;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// What a token is for, and for how many days.
///
/// The code is part of every token that is out in the world, 0 to 15: none is ever given to another purpose.
public enum Purpose {
    /// The envelope sender of one mail. A relay tries for five days, and so does the next one behind it; what comes
    /// later than a month tells nothing about the member of today.
    BOUNCE(0, 30),
    /// An answer to a question. Which answers are in time the question itself knows; this is longer than any waits.
    ANSWER(1, 400),
    /// A reply to one item of a digest. Who reads a weekly digest may answer an old one.
    DIGEST_ITEM(2, 90),
    // 3 was the confirmation of leaving, which is a question like others now.
    /// The unsubscribe link in a mail (RFC 8058). Ten years: people find an old mail and want to get off the list now,
    /// and to be taken off is the one thing that nobody else wants for them.
    UNSUBSCRIBE(4, 3653),
    /// A reply to a digest as a whole.
    DIGEST(5, 90);

    private final int code;
    private final int days;

    Purpose(int code, int days) {
        this.code = code;
        this.days = days;
    }

    static Optional<Purpose> of(int code) {
        return Arrays.stream(values()).filter(purpose -> purpose.code == code).findFirst();
    }

    int code() {
        return code;
    }

    /// The last day on which a token of this purpose is good.
    public LocalDate lastDay(LocalDate issued) {
        return issued.plusDays(days);
    }
}
