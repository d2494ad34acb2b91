package org.letterboard.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads letterboard.toml: the gateway's settings, as yet without lists.
final class GatewayFile {
    private final Sheet sheet;
    private final Reading reading;
    private final NamedFiles files;

    GatewayFile(Sheet sheet, Reading reading) {
        this.sheet = sheet;
        this.reading = reading;
        this.files = new NamedFiles(reading);
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
                sheet.get(Keys.ALARM_AFTER),
                new MailboxFile(sheet.tables(Keys.REPEATED), files).read(),
                Map.of());
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
                files.pem(sheet, Keys.SMTP_TLS_CERT, NamedFiles.CERTIFICATE),
                files.pem(sheet, Keys.SMTP_TLS_KEY, "PRIVATE KEY-----"));
    }

    private RelaySettings relay() {
        together(Keys.RELAY_USER, Keys.RELAY_PASSWORD_FILE);
        var host = sheet.get(Keys.RELAY_HOST);
        var tls = sheet.get(Keys.RELAY_TLS);
        var user = sheet.find(Keys.RELAY_USER);
        if (user != null && tls != RelaySettings.Tls.REQUIRED && !Names.isLoopback(host))
            sheet.remark(Keys.RELAY_USER, "the password may travel unencrypted; relay.tls = \"required\" forbids that");
        var password = files.password(sheet, Keys.RELAY_PASSWORD_FILE);
        return new RelaySettings(
                host, sheet.get(Keys.RELAY_PORT), tls, user, password, sheet.get(Keys.RELAY_CONNECTIONS));
    }

    private @Nullable DatabaseSettings database() {
        if (!sheet.hasTable("database")) return null;
        return new DatabaseSettings(
                sheet.get(Keys.DATABASE_URL),
                sheet.get(Keys.DATABASE_USER),
                files.password(sheet, Keys.DATABASE_PASSWORD_FILE));
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
}
