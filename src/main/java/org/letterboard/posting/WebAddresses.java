package org.letterboard.posting;

import java.net.URI;
import java.util.function.Supplier;
import org.letterboard.board.Post;
import org.letterboard.lists.MailingList;

/// Where things are on the web, for the headers of our mail.
///
/// @param settings how people reach the board, without a slash at the end, as the settings in force have it
public record WebAddresses(Supplier<URI> settings) {

    private URI url() {
        return settings.get();
    }

    /// One-click unsubscribing needs https (RFC 8058 section 3.1).
    public boolean oneClick() {
        return "https".equalsIgnoreCase(url().getScheme());
    }

    public String leave(MailingList list, String token) {
        return url() + "/leave/" + list.name() + "/" + token;
    }

    public String list(MailingList list) {
        return url() + "/" + list.name();
    }

    /// The permanent address of a post.
    public String post(MailingList list, Post post) {
        return url() + "/" + list.name() + "/" + post.number();
    }
}
