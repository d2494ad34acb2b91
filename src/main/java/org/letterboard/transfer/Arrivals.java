package org.letterboard.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Content;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.MailDate;
import org.letterboard.mail.MessageIds;
import org.letterboard.mail.RawMessage;

/// Messages from an archive, as they would have arrived: when, and from whom, as far as the file says
/// so.
///
/// @param to the list's address
record Arrivals(EmailAddress to, Clock clock) {
    // Clocks that were never set say 1970.
    private static final Instant EARLIEST = Instant.parse("1980-01-02T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    Arrival of(FromLine from, byte[] bytes) {
        var raw = RawMessage.of(bytes);
        return new Arrival(
                "import",
                "",
                "",
                "",
                sender(from, raw),
                List.of(to),
                false,
                received(from, raw),
                new Content.InMemory(bytes));
    }

    /// Web archives hide addresses from robots, `ann at example.net`: then nobody else knows who it was.
    private static @Nullable EmailAddress sender(FromLine from, RawMessage raw) {
        var obscured = raw.value("From").map(Obscured::in);
        return obscured.isPresent() ? obscured.get() : from.sender();
    }

    private Instant received(FromLine from, RawMessage raw) {
        var date = from.date();
        if (date != null && isSane(date)) return date;
        return raw.value("Date").flatMap(MailDate::parse).filter(this::isSane).orElseGet(clock::instant);
    }

    /// When a letter in a digest was written; where it does not say, when the digest came.
    FromLine written(FromLine digest, byte[] letter) {
        var date = RawMessage.of(letter).value("Date").flatMap(MailDate::parse).filter(this::isSane);
        return new FromLine(null, date.orElse(digest.date()), null);
    }

    private boolean isSane(Instant date) {
        return date.isAfter(EARLIEST) && date.isBefore(clock.instant().plus(AHEAD));
    }

    /// For whoever looks for the message in the file; empty where it has none.
    String messageId(byte[] bytes) {
        return RawMessage.of(bytes)
                .value("Message-ID")
                .map(MessageIds::parse)
                .filter(ids -> !ids.isEmpty())
                .map(ids -> ids.getFirst())
                .orElse("");
    }
}
