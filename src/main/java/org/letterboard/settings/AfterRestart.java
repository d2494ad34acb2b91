package org.letterboard.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a running gateway can't take over, because something that stands on it is open: a socket, a database, addresses
/// that have been handed out.
public final class AfterRestart {

    private static final Map<Key<?>, Function<Settings, @Nullable Object>> FIXED = Map.ofEntries(
            Map.entry(Keys.DOMAIN, Settings::domain),
            Map.entry(Keys.DATA, Settings::data),
            Map.entry(Keys.SEPARATOR, Settings::separator),
            Map.entry(Keys.SECRET_FILE, Settings::secretFile),
            Map.entry(Keys.SMTP_LISTEN, settings -> settings.smtp().listen()),
            Map.entry(Keys.SMTP_MAX_SIZE, settings -> settings.smtp().maxSize()),
            Map.entry(Keys.SMTP_MAX_RECIPIENTS, settings -> settings.smtp().maxRecipients()),
            Map.entry(Keys.SMTP_MAX_CONNECTIONS, settings -> settings.smtp().maxConnections()),
            Map.entry(Keys.SMTP_MAX_PER_PEER, settings -> settings.smtp().maxPerPeer()),
            Map.entry(Keys.SMTP_IDLE, settings -> settings.smtp().idle()),
            Map.entry(Keys.SMTP_TLS_CERT, settings -> settings.smtp().tlsCert()),
            Map.entry(Keys.SMTP_TLS_KEY, settings -> settings.smtp().tlsKey()),
            Map.entry(Keys.RELAY_CONNECTIONS, settings -> settings.relay().connections()),
            Map.entry(Keys.WEB_LISTEN, settings -> settings.web().listen()),
            Map.entry(Keys.WEB_URL, settings -> settings.web().url()),
            Map.entry(Keys.IN_FLIGHT, Settings::inFlight),
            Map.entry(Keys.DATABASE_URL, settings -> database(settings, DatabaseSettings::url)),
            Map.entry(Keys.DATABASE_USER, settings -> database(settings, DatabaseSettings::user)),
            Map.entry(Keys.DATABASE_PASSWORD_FILE, settings -> database(settings, DatabaseSettings::password)));

    private AfterRestart() {}

    /// The keys that differ and have to wait, in the order of the reference page.
    public static List<String> keys(Settings running, Settings fresh) {
        return Keys.GATEWAY.stream()
                .filter(AfterRestart::waits)
                .filter(key -> !Objects.equals(value(key, running), value(key, fresh)))
                .map(Key::name)
                .toList();
    }

    /// What the gateway goes on with until then: `fresh`, but for what has to wait.
    public static Settings keep(Settings running, Settings fresh) {
        return new Settings(
                running.domain(),
                running.data(),
                fresh.operator(),
                fresh.zone(),
                running.separator(),
                running.secretFile(),
                running.smtp(),
                fresh.relay().with(running.relay().connections()),
                new WebSettings(
                        running.web().listen(), running.web().url(), fresh.web().metricsToken()),
                running.database(),
                running.inFlight(),
                fresh.keepFree(),
                fresh.alarmAfter(),
                fresh.mailboxes(),
                fresh.lists());
    }

    static boolean waits(Key<?> key) {
        return FIXED.containsKey(key);
    }

    private static @Nullable Object value(Key<?> key, Settings settings) {
        return Objects.requireNonNull(FIXED.get(key)).apply(settings);
    }

    private static @Nullable Object database(Settings settings, Function<DatabaseSettings, @Nullable Object> part) {
        return settings.database() == null ? null : part.apply(settings.database());
    }
}
