package org.letterboard.posting;

import java.util.List;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.board.Post;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
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
        listHeaders(header);
        header.text("Precedence", "list");
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

    /// RFC 2919 and RFC 2369. List-Unsubscribe is personal and stands elsewhere.
    private void listHeaders(HeaderWriter header) {
        var name = list.name();
        var id = new Mailbox(
                list.policy().title(),
                new EmailAddress(name, addresses.postmaster().domain()));
        header.listId("List-Id", id.name(), name + "." + id.address().domain())
                .ids("List-Help", List.of(mailto(addresses.help(name))), "")
                .ids("List-Subscribe", List.of(mailto(addresses.join(name))), "")
                .ids("List-Owner", List.of(mailto(addresses.owner(name))), "");
        if (list.policy().posting() == ListSettings.Posting.MODERATORS) header.text("List-Post", "NO");
        else header.ids("List-Post", List.of(mailto(addresses.post(name))), "");
        if (list.isPublic()) header.ids("List-Archive", List.of("<" + web.list(list) + ">"), "");
    }

    private static String mailto(EmailAddress address) {
        return "<mailto:" + address + ">";
    }
}
