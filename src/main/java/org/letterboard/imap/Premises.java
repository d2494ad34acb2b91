package org.letterboard.imap;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Receipt;
import org.letterboard.mail.EmailAddress;

/// What all accounts share.
///
/// @param spool         where large messages lie on their way in
/// @param maxSize       bytes of one message
/// @param maxRecipients of one message
/// @param isOurs        whether somebody of ours has the address. May throw: that is "not now"
/// @param inbox         returns when the message is durable, or cannot be
record Premises(
        Path spool,
        long maxSize,
        int maxRecipients,
        Predicate<EmailAddress> isOurs,
        Function<Arrival, Receipt> inbox,
        Clock clock,
        Patience patience) {}
