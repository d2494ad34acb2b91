package org.letterboard.imap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Receipt;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.MailboxSettings;
import org.letterboard.settings.SmtpSettings;

/// One [Poller] an account. What is wrong with one account stops no other.
public final class ImapDoor implements AutoCloseable {

    private final Premises premises;
    private final Map<MailboxSettings, Poller> pollers = new LinkedHashMap<>();
    private volatile List<Poller> watched = List.of();
    private boolean open;

    /// @param limits size and recipients of a message are limited alike at all doors
    /// @param spool  of this door alone: what lies there at the start is left over and is deleted
    /// @param isOurs whether somebody of ours has the address
    public ImapDoor(
            SmtpSettings limits,
            Path spool,
            Predicate<EmailAddress> isOurs,
            Function<Arrival, Receipt> inbox,
            Clock clock) {
        this(new Premises(spool, limits.maxSize(), limits.maxRecipients(), isOurs, inbox, clock, Patience.USUAL));
    }

    ImapDoor(Premises premises) {
        this.premises = premises;
    }

    /// Begins with these accounts.
    public synchronized void start(List<MailboxSettings> mailboxes) throws IOException {
        Files.createDirectories(premises.spool());
        try (var left = Files.newDirectoryStream(premises.spool(), "*" + Fetching.SPOOL_ENDING)) {
            for (var file : left) Files.deleteIfExists(file);
        }
        open = true;
        takeOver(mailboxes);
    }

    /// Goes on with other accounts: those that are gone or changed end, then the new ones begin. Does nothing while the
    /// door is closed.
    public synchronized void takeOver(List<MailboxSettings> mailboxes) {
        if (!open) return;
        var gone = pollers.keySet().stream()
                .filter(mailbox -> !mailboxes.contains(mailbox))
                .toList();
        end(gone.stream().map(pollers::remove).toList());
        for (var mailbox : mailboxes)
            pollers.computeIfAbsent(mailbox, one -> new Poller(one, premises)).start();
        watched = List.copyOf(pollers.values());
    }

    /// How it stands with each account of this gateway. Does not wait for one that is just ending.
    public List<Watched> states() {
        return watched.stream().map(Poller::state).toList();
    }

    // All are told before any is waited for.
    private static void end(Collection<Poller> some) {
        some.forEach(Poller::tellToEnd);
        some.forEach(Poller::close);
    }

    /// Returns when no account is worked on any more.
    @Override
    public synchronized void close() {
        open = false;
        end(pollers.values());
        pollers.clear();
        watched = List.of();
    }
}
