package org.letterboard.imap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.AddressList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.mail.RawMessage;

/// What a message in an account still says about its envelope, which the server has thrown away: the sender in
/// Return-Path (RFC 5321 section 4.4), and our addresses among those that it was delivered to.
///
/// @param sender     null for the null reverse-path of bounces
/// @param recipients none where it names no address of ours
record Envelope(@Nullable EmailAddress sender, List<EmailAddress> recipients) {

    // What servers write on delivery: each in the copy of one recipient, also of one whom no header names (Bcc).
    private static final List<String> DELIVERED =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");
    private static final List<String> WRITTEN = List.of("To", "Cc", "Resent-To");
    // Each that has our domain is looked up. A stranger may name thousands.
    private static final int MOST_ASKED = 1_000;

    static Envelope of(RawMessage message, Predicate<EmailAddress> isOurs, int most) {
        var delivered = ours(message, DELIVERED, isOurs, most);
        return new Envelope(
                sender(message).orElse(null), delivered.isEmpty() ? ours(message, WRITTEN, isOurs, most) : delivered);
    }

    /// True where it cannot travel without SMTPUTF8 (RFC 6531).
    boolean needsUtf8() {
        return (sender != null && sender.needsUtf8()) || recipients.stream().anyMatch(EmailAddress::needsUtf8);
    }

    private static Optional<EmailAddress> sender(RawMessage message) {
        // The first was written last. Who forwards by hand may leave one in below.
        var path = message.value("Return-Path");
        if (path.isPresent() && path.get().replace(" ", "").equals("<>")) return Optional.empty();
        return path.flatMap(Envelope::first).or(() -> message.value("From").flatMap(Envelope::first));
    }

    private static Optional<EmailAddress> first(String value) {
        return AddressList.parse(value).stream().map(Mailbox::address).findFirst();
    }

    private static List<EmailAddress> ours(
            RawMessage message, List<String> headers, Predicate<EmailAddress> isOurs, int most) {
        var different = new LinkedHashMap<String, EmailAddress>();
        addresses(message, headers).limit(MOST_ASKED).forEach(one -> different.putIfAbsent(one.key(), one));
        return different.values().stream().filter(isOurs).limit(most).toList();
    }

    private static Stream<EmailAddress> addresses(RawMessage message, List<String> headers) {
        return headers.stream()
                .flatMap(header -> message.fields(header).stream())
                .flatMap(field -> AddressList.parse(message.value(field)).stream())
                .map(Mailbox::address);
    }
}
