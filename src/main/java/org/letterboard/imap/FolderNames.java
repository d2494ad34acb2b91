package org.letterboard.imap;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPStore;

/// How an account's server names its folders (RFC 2342): some put a dot where others have a slash, and all a person's
/// own folders below INBOX.
///
/// @param prefix    what all names begin with; for most servers nothing
/// @param separator between a folder and one in it
record FolderNames(String prefix, char separator) {

    static FolderNames of(IMAPStore store) throws MessagingException {
        var own = store.getPersonalNamespaces();
        if (own.length == 0) return new FolderNames("", '/');
        var name = own[0].getFullName();
        var separator = own[0].getSeparator();
        return new FolderNames(name.isEmpty() ? "" : name + separator, separator);
    }

    /// The name of a folder on this server for one that is written with slashes.
    String real(String written) {
        if (written.equalsIgnoreCase("INBOX")) return "INBOX";
        var name = separator == 0 ? written : written.replace('/', separator);
        return name.startsWith(prefix) ? name : prefix + name;
    }
}
