package org.letterboard.settings;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/// An IMAP account to fetch mail from.
///
/// @param authorities whose certificates are believed; empty stands for the system's
/// @param folder      what mail is fetched from
/// @param done        where it is moved to once it is ours; in both names `/` stands for the server's own separator
public record MailboxSettings(
        String host,
        int port,
        Tls tls,
        List<X509Certificate> authorities,
        String user,
        Secret password,
        String folder,
        String done) {

    /// How the connection is encrypted (RFC 8314, RFC 3501 section 6.2.1).
    public enum Tls {
        IMPLICIT,
        STARTTLS,
        /// On this machine only.
        NONE
    }

    /// The account's folder in one line, for logs and problems: `walkers@imap.example.org/INBOX`. No two have the same.
    public String place() {
        return user + "@" + host.toLowerCase(Locale.ROOT) + "/" + (folder.equalsIgnoreCase("INBOX") ? "INBOX" : folder);
    }
}
