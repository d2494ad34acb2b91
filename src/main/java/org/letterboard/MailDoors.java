package org.letterboard;

import org.letterboard.desk.Errands;
import org.letterboard.imap.ImapDoor;
import org.letterboard.intake.Addresses.Standing;
import org.letterboard.intake.SmtpDoor;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.Settings;

/// The doors that mail comes in by. Both ask the desk which addresses are ours, and hand on to the inbox.
final class MailDoors implements AutoCloseable {

    private final String domain;
    private final Nouns nouns;
    private final Errands errands;
    private final SmtpDoor smtp;
    private final ImapDoor imap;

    MailDoors(Settings settings, Nouns nouns, Errands errands) {
        this.domain = settings.domain();
        this.nouns = nouns;
        this.errands = errands;
        this.smtp = new SmtpDoor(
                settings.smtp(),
                settings.domain(),
                settings.data().resolve("spool"),
                settings.inFlight(),
                this::standing,
                nouns.inbox()::accept,
                nouns.clock());
        this.imap = new ImapDoor(
                settings.smtp(),
                settings.data().resolve("imap"),
                address -> standing(address) == Standing.KNOWN,
                nouns.inbox()::accept,
                nouns.clock());
    }

    private Standing standing(EmailAddress address) {
        if (!address.domain().equalsIgnoreCase(domain)) return Standing.NOT_OURS;
        return nouns.database().read(h -> errands.knows(h, address)) ? Standing.KNOWN : Standing.UNKNOWN;
    }

    SmtpDoor smtp() {
        return smtp;
    }

    ImapDoor imap() {
        return imap;
    }

    @Override
    public void close() {
        smtp.close();
        imap.close();
    }
}
