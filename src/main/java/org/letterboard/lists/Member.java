package org.letterboard.lists;

import org.letterboard.mail.EmailAddress;

/// A person, with the address that mail goes to. Strangers who posted to an open list are members of no list.
public record Member(long id, String name, String address) {
    public EmailAddress email() {
        return EmailAddress.parse(address).orElseThrow();
    }
}
