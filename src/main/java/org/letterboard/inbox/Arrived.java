package org.letterboard.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// A message in the inbox: what the door knew, as an [Arrival], and where the bytes are.
public record Arrived(
        long id,
        long sourceId,
        String door,
        String peer,
        String helo,
        String tls,
        @Nullable String mailFrom,
        String recipients,
        boolean utf8,
        Instant received) {

    /// The same message with other bytes that were made of it.
    public Arrived withSource(long source) {
        return new Arrived(id, source, door, peer, helo, tls, mailFrom, recipients, utf8, received);
    }

    /// The envelope sender; empty for the null reverse-path.
    public Optional<EmailAddress> sender() {
        return Optional.ofNullable(mailFrom).flatMap(EmailAddress::parse);
    }

    /// The envelope recipients.
    public List<EmailAddress> to() {
        return recipients
                .lines()
                .flatMap(line -> EmailAddress.parse(line).stream())
                .toList();
    }
}
