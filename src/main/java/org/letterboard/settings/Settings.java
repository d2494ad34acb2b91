package org.letterboard.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// The whole configuration of a gateway, right as a whole: a value of this type has passed every check.
///
/// @param data      folder of the database, the search index and the control socket
/// @param separator between a list's name and what follows it in an address (RFC 5233), mostly `+`
/// @param inFlight  bytes of messages that may be on their way through the doors at once
/// @param keepFree  bytes of disk below which the doors answer "not now"
/// @param alarmAfter how long something must be wrong before the operator is mailed
/// @param mailboxes accounts that mail is fetched from, each another folder
/// @param lists     by name, in the order of their names
public record Settings(
        String domain,
        Path data,
        EmailAddress operator,
        ZoneId zone,
        char separator,
        Path secretFile,
        SmtpSettings smtp,
        RelaySettings relay,
        WebSettings web,
        @Nullable DatabaseSettings database,
        long inFlight,
        long keepFree,
        Duration alarmAfter,
        List<MailboxSettings> mailboxes,
        Map<String, ListSettings> lists) {

    /// The policy of a list, if there is a file for it.
    public Optional<ListSettings> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    /// The same gateway with other lists.
    Settings with(Map<String, ListSettings> others) {
        return new Settings(
                domain,
                data,
                operator,
                zone,
                separator,
                secretFile,
                smtp,
                relay,
                web,
                database,
                inFlight,
                keepFree,
                alarmAfter,
                mailboxes,
                Collections.unmodifiableMap(new TreeMap<>(others)));
    }
}
