package org.letterboard.inbox;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// A message at a door, with all that only the door knows.
///
/// @param door       "smtp", "imap", "import", "web"
/// @param peer       address of the other side, empty where there is none
/// @param helo       what it called itself
/// @param tls        protocol and cipher of the connection, empty where it was plain
/// @param mailFrom   the envelope sender; null is the null reverse-path `<>` of bounces
/// @param recipients the envelope recipients that are ours
/// @param utf8       whether the sender asked for SMTPUTF8 (RFC 6531)
/// @param content    the message, byte for byte as it came
/// @param origin     the place that it lay at, where its door may see it again: of a place one message
///                   is taken in. Null where each arrival is a message of its own
public record Arrival(
        String door,
        String peer,
        String helo,
        String tls,
        @Nullable EmailAddress mailFrom,
        List<EmailAddress> recipients,
        boolean utf8,
        Instant received,
        Content content,
        @Nullable String origin) {

    /// A message that its door sees once only.
    public Arrival(
            String door,
            String peer,
            String helo,
            String tls,
            @Nullable EmailAddress mailFrom,
            List<EmailAddress> recipients,
            boolean utf8,
            Instant received,
            Content content) {
        this(door, peer, helo, tls, mailFrom, recipients, utf8, received, content, null);
    }

    /// The same in the inbox, under these ids.
    public Arrived as(long id, long source) {
        return new Arrived(
                id,
                source,
                door,
                peer,
                helo,
                tls,
                mailFrom == null ? null : mailFrom.toString(),
                recipients.stream().map(EmailAddress::toString).collect(joining("\n")),
                utf8,
                received);
    }
}
