package org.letterboard.posting;

import java.util.List;
import java.util.Locale;
import org.letterboard.mail.HeaderWriter;
import org.letterboard.mail.Mailbox;
import org.letterboard.outbox.Mailing;
import org.letterboard.reading.Head;

/// The header of a message that goes on to a person: to a member behind a masked address, or to the owners.
final class LetterHeader {
    private LetterHeader() {}

    /// @param domain ours: only ids of this domain are kept, since others show where somebody's mail is
    static HeaderWriter write(Mailing mailing, Head head, Mailbox from, List<Mailbox> replyTo, String domain) {
        var header = new HeaderWriter().mailboxes("From", List.of(from));
        if (!replyTo.isEmpty()) header.mailboxes("Reply-To", replyTo);
        header.text("Subject", head.subject().isEmpty() ? "(no subject)" : head.subject())
                .date("Date", head.date() == null ? mailing.created() : head.date())
                .ids("Message-ID", List.of(mailing.sentAs()), "");
        var above = head.references().isEmpty() ? head.inReplyTo() : head.references();
        var ours = above.stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).endsWith("@" + domain + ">"))
                .toList();
        if (!ours.isEmpty())
            header.ids("In-Reply-To", List.of(ours.getLast()), "").ids("References", ours, "");
        return header;
    }
}
