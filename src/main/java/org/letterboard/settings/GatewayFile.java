package org.letterboard.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.Reading.Is;
import org.letterboard.settings.Reading.NoText;

/// Reads letterboard.toml: the gateway's settings, as yet without lists.
final class GatewayFile {
    // A chain of ten certificates has some 20 KB.
    private static final int LARGEST_PEM = 1024 * 1024;
    private static final int LARGEST_PASSWORD = 4096;

    private final Sheet sheet;
    private final Reading reading;

    GatewayFile(Sheet sheet, Reading reading) {
        this.sheet = sheet;
        this.reading = reading;
    }

    Settings read() {
        var settings = new Settings(
                sheet.get(Keys.DOMAIN),
                reading.resolve(sheet.get(Keys.DATA)),
                sheet.get(Keys.OPERATOR),
                sheet.get(Keys.ZONE),
                sheet.get(Keys.SEPARATOR),
                reading.resolve(sheet.get(Keys.SECRET_FILE)),
                smtp(),
                relay(),
                new WebSettings(
                        sheet.get(Keys.WEB_LISTEN), sheet.get(Keys.WEB_URL), sheet.find(Keys.WEB_METRICS_TOKEN)),
                database(),
                sheet.get(Keys.IN_FLIGHT),
                sheet.get(Keys.KEEP_FREE),
                Map.of());
        sheet.tables(Keys.REPEATED).forEach(this::mailbox);
        compare(settings);
        return settings;
    }

    private SmtpSettings smtp() {
        together(Keys.SMTP_TLS_CERT, Keys.SMTP_TLS_KEY);
        return new SmtpSettings(
                sheet.get(Keys.SMTP_LISTEN),
                sheet.get(Keys.SMTP_MAX_SIZE),
                sheet.get(Keys.SMTP_MAX_RECIPIENTS),
                sheet.get(Keys.SMTP_MAX_CONNECTIONS),
                sheet.get(Keys.SMTP_MAX_PER_PEER),
                sheet.get(Keys.SMTP_IDLE),
                pem(Keys.SMTP_TLS_CERT, "-----BEGIN CERTIFICATE-----"),
                pem(Keys.SMTP_TLS_KEY, "PRIVATE KEY-----"));
    }

    private RelaySettings relay() {
        together(Keys.RELAY_USER, Keys.RELAY_PASSWORD_FILE);
        var host = sheet.get(Keys.RELAY_HOST);
        var tls = sheet.get(Keys.RELAY_TLS);
        var user = sheet.find(Keys.RELAY_USER);
        if (user != null && tls != RelaySettings.Tls.REQUIRED && !Names.isLoopback(host))
            sheet.remark(Keys.RELAY_USER, "the password may travel unencrypted; relay.tls = \"required\" forbids that");
        var password = password(Keys.RELAY_PASSWORD_FILE);
        return new RelaySettings(
                host, sheet.get(Keys.RELAY_PORT), tls, user, password, sheet.get(Keys.RELAY_CONNECTIONS));
    }

    private @Nullable DatabaseSettings database() {
        if (!sheet.hasTable("database")) return null;
        var database = new DatabaseSettings(
                sheet.get(Keys.DATABASE_URL), sheet.get(Keys.DATABASE_USER), password(Keys.DATABASE_PASSWORD_FILE));
        if (sheet.has(Keys.DATABASE_URL) && sheet.areRight(Keys.DATABASE_URL))
            sheet.problem(
                    Keys.DATABASE_URL,
                    "not yet: PostgreSQL comes with a later version; without [database] everything lives in one file in "
                            + "the data folder");
        return database;
    }

    // Checked as if it were taken, so that the file is right on the day on which it is.
    private void mailbox(Sheet mailbox) {
        var host = mailbox.get(Keys.MAILBOX_HOST);
        mailbox.get(Keys.MAILBOX_PORT);
        mailbox.get(Keys.MAILBOX_USER);
        mailbox.get(Keys.MAILBOX_PASSWORD_FILE);
        mailbox.get(Keys.MAILBOX_FOLDER);
        mailbox.get(Keys.MAILBOX_DONE);
        text(mailbox, Keys.MAILBOX_PASSWORD_FILE, LARGEST_PASSWORD);
        text(mailbox, Keys.MAILBOX_CA_FILE, LARGEST_PEM);
        if (mailbox.get(Keys.MAILBOX_TLS) == Keys.MailboxTls.NONE
                && mailbox.areRight(Keys.MAILBOX_HOST, Keys.MAILBOX_TLS)
                && !Names.isLoopback(host))
            mailbox.problem(Keys.MAILBOX_TLS, mailbox.shown(Keys.MAILBOX_TLS) + " (on this machine only)");
        mailbox.problemOfAll("not yet: fetching by IMAP comes with a later version");
    }

    /// What is right by itself and wrong beside something else.
    private void compare(Settings settings) {
        var smtp = settings.smtp();
        if (sheet.areRight(Keys.IN_FLIGHT, Keys.SMTP_MAX_SIZE) && settings.inFlight() < smtp.maxSize())
            sheet.problem(
                    sheet.has(Keys.IN_FLIGHT) ? Keys.IN_FLIGHT : Keys.SMTP_MAX_SIZE,
                    "memory.in-flight is less than smtp.max-size, so a message of that size could never come in");
        var web = settings.web().listen();
        if (sheet.areRight(Keys.SMTP_LISTEN, Keys.WEB_LISTEN) && web.port() != 0 && web.equals(smtp.listen()))
            sheet.problem(Keys.WEB_LISTEN, Problem.quoted(web.toString()) + " (is where smtp listens)");
        var relay = settings.relay();
        var circle = relay.port() == smtp.listen().port()
                && (relay.host().equals(smtp.listen().host())
                        || (Names.isLoopback(relay.host())
                                && Names.isLoopback(smtp.listen().host())));
        if (circle && sheet.areRight(Keys.RELAY_HOST, Keys.RELAY_PORT, Keys.SMTP_LISTEN))
            sheet.problem(
                    sheet.has(Keys.RELAY_PORT) ? Keys.RELAY_PORT : Keys.RELAY_HOST,
                    relay.host() + ":" + relay.port() + " is our own door (smtp.listen), so mail would go in a circle");
    }

    private void together(Key<?> one, Key<?> other) {
        if (sheet.has(one) && !sheet.has(other)) sheet.problem(one, "needs " + other.name() + " too");
        if (sheet.has(other) && !sheet.has(one)) sheet.problem(other, "needs " + one.name() + " too");
    }

    private @Nullable Path pem(Key<Path> key, String mark) {
        if (!sheet.has(key)) return null;
        if (text(sheet, key, LARGEST_PEM).filter(text -> !text.contains(mark)).isPresent())
            sheet.problem(key, sheet.shown(key) + " (not a PEM file with " + mark + ")");
        return reading.resolve(sheet.get(key));
    }

    private @Nullable Secret password(Key<Path> key) {
        var text = text(sheet, key, LARGEST_PASSWORD);
        if (text.isEmpty()) return null;
        var path = reading.resolve(sheet.get(key));
        var password = withoutLineEnd(text.get());
        if (password.isEmpty() || password.lines().count() > 1)
            sheet.problem(key, sheet.shown(key) + " (expected one line with the password in it: " + path + ")");
        if (isOpen(path)) sheet.remark(key, path + " can be read by everybody on this machine; chmod 600 closes it");
        return new Secret(password);
    }

    // Editors end the last line; a blank before that may be part of a password.
    private static String withoutLineEnd(String text) {
        var line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// What the file that a key names holds; empty where no file is named, or after a complaint.
    private Optional<String> text(Sheet from, Key<Path> key, int limit) {
        var written = from.find(key);
        if (written == null || !from.areRight(key)) return Optional.empty();
        var path = reading.resolve(written);
        return switch (reading.text(path, limit)) {
            case Is(var text) -> Optional.of(text);
            case NoText(var words) -> {
                from.problem(key, from.shown(key) + " (" + words + ": " + path + ")");
                yield Optional.empty();
            }
        };
    }

    private static boolean isOpen(Path path) {
        try {
            var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException _) {
            return false; // It was read a moment ago; whatever ails it now will show at the next reading.
        }
    }
}
