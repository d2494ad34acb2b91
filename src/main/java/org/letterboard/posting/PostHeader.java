package org.letterboard.posting;

import java.util.List;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.board.Post;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.HeaderWriter;
import org.letterboard.mail.MailDate;
import org.letterboard.mail.Mailbox;
import org.letterboard.reading.Head;
import org.letterboard.settings.ListSettings;

/// The header of a post as all members get it.
record PostHeader(AddressGrammar addresses, WebAddresses web, MailingList list, Post post) {

    // A chain of more is cut by every mail program.
    static final int MOST_REFERENCES = 20;

    HeaderWriter write(Mailbox from, Head head, List<String> references) {
        var name = list.name();
        var here = new Mailbox(list.policy().title(), addresses.post(name));
        // Without the usual `from`: it would name the author's own machine.
        var header = new HeaderWriter()
                .text(
                        "Received",
                        "by " + here.address().domain() + " (Letterboard); " + MailDate.write(post.received()))
                .mailboxes("From", List.of(from));
        author(header, head);
        header.mailboxes("To", List.of(here));
        if (list.policy().replies() == ListSettings.Replies.LIST) header.mailboxes("Reply-To", List.of(here));
        header.text("Subject", head.subject().isEmpty() ? "(no subject)" : head.subject())
                .date("Date", post.written())
                .ids("Message-ID", List.of(post.sentAs()), "");
        references(header, references);
        new ListHeader(addresses, web, list).addTo(header);
        if (list.isPublic()) header.ids("Archived-At", List.of("<" + web.post(list, post) + ">"), "");
        return header;
    }

    /// Where addresses are shown, the author's own stands here (RFC 9057). From is masked all the same: as long as we
    /// do not know what the author's domain asks of others (DMARC), a copy under its name may be refused.
    private void author(HeaderWriter header, Head head) {
        if (!list.hidesAddresses() && head.from() != null) header.mailboxes("Author", List.of(head.from()));
    }

    private static void references(HeaderWriter header, List<String> references) {
        if (references.isEmpty()) return;
        var last = references.subList(Math.max(0, references.size() - MOST_REFERENCES), references.size());
        header.ids("In-Reply-To", List.of(last.getLast()), "").ids("References", last, "");
    }
}
