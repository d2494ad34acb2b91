package org.letterboard.posting;

import java.net.URI;
import org.letterboard.board.Post;
import org.letterboard.lists.MailingList;

/// Where things are on the web, for the headers of our mail.
///
/// @param url how people reach the board, without a slash at the end
public record WebAddresses(URI url) {

    /// One-click unsubscribing needs https (RFC 8058 section 3.1).
    public boolean oneClick() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    public String leave(MailingList list, String token) {
        return url + "/leave/" + list.name() + "/" + token;
    }

    public String list(MailingList list) {
        return url + "/" + list.name();
    }

    /// The permanent address of a post.
    public String post(MailingList list, Post post) {
        return url + "/" + list.name() + "/" + post.number();
    }
}
