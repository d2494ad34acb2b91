package org.letterboard.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;
import org.letterboard.mail.RawMessage;

/// Whom the returned message was to. Some reports name nobody, since they send back what they could not deliver.
final class ReturnedMessage {
    private static final int LONGEST_HEADER = 16 * 1024;

    private ReturnedMessage() {}

    /// Its only recipient: of several nobody can tell who failed.
    ///
    /// @param rest what the report's text has below its own words
    /// @param ours in lower case, addresses that a report tells of without complaint
    static Optional<String> recipient(MimeTree tree, String rest, Set<String> ours) {
        var parts = tree.parts();
        return parts.stream()
                .filter(part -> isReturned(parts, part))
                .findFirst()
                .map(part -> header(tree, part))
                .or(() -> headerIn(rest))
                .filter(header -> header.values("Cc").isEmpty())
                .flatMap(header -> only(header.values("To"), ours));
    }

    private static boolean isReturned(List<Part> parts, Part part) {
        if (part.type().equals("text/rfc822-headers")) return !part.enclosed();
        return part.parent() >= 0 && parts.get(part.parent()).isMessage();
    }

    private static RawMessage header(MimeTree tree, Part part) {
        return part.enclosed() ? part.header() : RawMessage.of(tree.content(part, LONGEST_HEADER));
    }

    private static Optional<RawMessage> headerIn(String rest) {
        var lines = rest.lines().map(ReturnedMessage::withoutMark).toList();
        for (var i = 0; i < lines.size(); i++)
            if (lines.get(i).regionMatches(true, 0, "To:", 0, 3))
                return Optional.of(RawMessage.of(
                        String.join("\n", lines.subList(i, lines.size())).getBytes(UTF_8)));
        return Optional.empty();
    }

    private static String withoutMark(String line) {
        return line.startsWith("> ") ? line.substring(2) : line;
    }

    private static Optional<String> only(List<String> fields, Set<String> ours) {
        var addresses = fields.stream()
                .flatMap(field -> AddressFinder.in(field).stream())
                .map(found -> found.address().toString())
                .distinct()
                .toList();
        return addresses.size() == 1 && !ours.contains(addresses.getFirst().toLowerCase(Locale.ROOT))
                ? Optional.of(addresses.getFirst())
                : Optional.empty();
    }
}
