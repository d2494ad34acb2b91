package org.letterboard.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// A mail transaction: the envelope so far, and what has come of the message.
final class Letter {

    private final @Nullable EmailAddress mailFrom;
    private final boolean utf8;
    private final Body body;
    // By key: who is named twice gets one message, and is written as at first.
    private final Map<String, EmailAddress> recipients = new LinkedHashMap<>();
    private long bodySince = -1;

    Letter(@Nullable EmailAddress mailFrom, boolean utf8, Body body) {
        this.mailFrom = mailFrom;
        this.utf8 = utf8;
        this.body = body;
    }

    @Nullable
    EmailAddress mailFrom() {
        return mailFrom;
    }

    boolean utf8() {
        return utf8;
    }

    Body body() {
        return body;
    }

    Map<String, EmailAddress> recipients() {
        return recipients;
    }

    /// True once a first BDAT has come.
    boolean hasBegun() {
        return bodySince >= 0;
    }

    /// When the first byte of the message was due, in milliseconds.
    long bodySince(long now) {
        if (!hasBegun()) bodySince = now;
        return bodySince;
    }
}
