package org.letterboard.posting;

import java.util.List;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.HeaderWriter;
import org.letterboard.mail.Mailbox;
import org.letterboard.settings.ListSettings;

/// What everything that goes to all members says about its list (RFC 2919 and RFC 2369). List-Unsubscribe is personal
/// and stands elsewhere.
record ListHeader(AddressGrammar addresses, WebAddresses web, MailingList list) {

    HeaderWriter addTo(HeaderWriter header) {
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
        return header.text("Precedence", "list");
    }

    private static String mailto(EmailAddress address) {
        return "<mailto:" + address + ">";
    }
}
