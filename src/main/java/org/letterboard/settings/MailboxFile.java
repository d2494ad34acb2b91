package org.letterboard.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads the `[[mailbox]]` tables of letterboard.toml.
final class MailboxFile {
    // Beside a problem, so that nobody logs in with it.
    private static final Secret NONE = new Secret("");

    private final List<Sheet> tables;
    private final NamedFiles files;

    MailboxFile(List<Sheet> tables, NamedFiles files) {
        this.tables = tables;
        this.files = files;
    }

    List<MailboxSettings> read() {
        var places = new HashSet<String>();
        var all = new ArrayList<MailboxSettings>();
        for (var table : tables) {
            var mailbox = read(table);
            if (table.areRight(Keys.MAILBOX_HOST, Keys.MAILBOX_USER, Keys.MAILBOX_FOLDER)
                    && !places.add(mailbox.place()))
                table.problemOfAll(Problem.quoted(mailbox.place()) + " (is there twice)");
            all.add(mailbox);
        }
        return List.copyOf(all);
    }

    private MailboxSettings read(Sheet table) {
        // Says so where none is named.
        table.get(Keys.MAILBOX_PASSWORD_FILE);
        var password = files.password(table, Keys.MAILBOX_PASSWORD_FILE);
        var mailbox = new MailboxSettings(
                table.get(Keys.MAILBOX_HOST),
                table.get(Keys.MAILBOX_PORT),
                table.get(Keys.MAILBOX_TLS),
                authorities(table),
                table.get(Keys.MAILBOX_USER),
                password == null ? NONE : password,
                table.get(Keys.MAILBOX_FOLDER),
                table.get(Keys.MAILBOX_DONE));
        compare(table, mailbox);
        return mailbox;
    }

    private static void compare(Sheet table, MailboxSettings mailbox) {
        if (mailbox.tls() == MailboxSettings.Tls.NONE
                && table.areRight(Keys.MAILBOX_HOST, Keys.MAILBOX_TLS)
                && !Names.isLoopback(mailbox.host()))
            table.problem(Keys.MAILBOX_TLS, table.shown(Keys.MAILBOX_TLS) + " (on this machine only)");
        if (mailbox.folder().equalsIgnoreCase(mailbox.done()))
            table.problem(
                    table.has(Keys.MAILBOX_DONE) ? Keys.MAILBOX_DONE : Keys.MAILBOX_FOLDER,
                    Problem.quoted(mailbox.done()) + " (is the folder that mail is fetched from)");
    }

    private List<X509Certificate> authorities(Sheet table) {
        return files.text(table, Keys.MAILBOX_CA_FILE, NamedFiles.LARGEST_PEM)
                .map(text -> authorities(table, text))
                .orElse(List.of());
    }

    private static List<X509Certificate> authorities(Sheet table, String pem) {
        var shown = table.shown(Keys.MAILBOX_CA_FILE);
        try (var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))) {
            if (!pem.contains(NamedFiles.CERTIFICATE))
                throw new CertificateException("there is no " + NamedFiles.CERTIFICATE);
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException | IOException none) {
            table.problem(Keys.MAILBOX_CA_FILE, shown + " (no certificates in PEM: " + none.getMessage() + ")");
            return List.of();
        }
    }
}
