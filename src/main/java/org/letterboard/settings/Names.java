package org.letterboard.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.Kind.Fits;
import org.letterboard.settings.Kind.Parsed;
import org.letterboard.settings.Kind.Unfit;

/// The kinds that name something in the world: hosts, pages, people, zones, languages; and the names of lists.
final class Names {
    // RFC 1035 section 2.3.4.
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_HOST = 253;
    // A list's name has to leave room in a local part of 64 octets for the longest ending and a token.
    static final int LONGEST_LIST = 20;
    private static final List<String> ENDINGS =
            List.of("request", "join", "leave", "subscribe", "unsubscribe", "help", "owner", "bounces");
    private static final Set<String> TAKEN = Set.of("postmaster", "abuse");
    // A list's page has the list's name; these are, or will be, pages of another kind.
    private static final Set<String> PAGES =
            Set.of("login", "logout", "leave", "health", "metrics", "search", "lists", "settings", "admin");
    // Not the hyphen, which walkers-request is written with, nor the dot of a masked address.
    private static final String SEPARATORS = "+=_#~";

    static final Kind<String> DOMAIN = Kind.written("lists.example.org", Names::readDomain);
    static final Kind<String> HOST = Kind.written(
            "127.0.0.1", text -> isHost(bare(text)) ? new Fits<>(bare(text)) : Kind.expected("mail.example.org"));
    static final Kind<Listen> LISTEN = Kind.written("127.0.0.1:2525", Names::readListen);
    static final Kind<URI> URL = Kind.written("https://lists.example.org", Names::readUrl);
    /// May have a password in it, so it is not repeated.
    static final Kind<String> JDBC = new Kind<>(
            "jdbc:postgresql://localhost/letterboard",
            true,
            found -> found instanceof String url && url.startsWith("jdbc:postgresql:")
                    ? new Fits<>(url)
                    : Kind.expected("jdbc:postgresql://localhost/letterboard"));
    static final Kind<EmailAddress> ADDRESS = Kind.written(
            "ann@example.org",
            text -> EmailAddress.parse(text)
                    .<Parsed<EmailAddress>>map(Fits::new)
                    .orElseGet(() -> new Unfit<>("expected an address alone, for example \"ann@example.org\"")));
    static final Kind<ZoneId> ZONE = Kind.written("Europe/London", Names::readZone);
    static final Kind<Locale> LANGUAGE = Kind.written("en", Names::readLanguage);
    static final Kind<Character> SEPARATOR = Kind.written(
            "+",
            text -> text.length() == 1 && SEPARATORS.contains(text)
                    ? new Fits<>(text.charAt(0))
                    : new Unfit<>("expected one of " + String.join(" ", SEPARATORS.split("", 0))));

    private Names() {}

    /// What is wrong with a list's name; empty where nothing is.
    static String objectionTo(String list) {
        var name = list.toLowerCase(Locale.ROOT);
        if (TAKEN.contains(name)) return name + " is the operator's address, so no list can have it";
        if (PAGES.contains(name)) return "/" + name + " is a page of its own on the web, so no list can have that name";
        if (name.length() < 2 || name.length() > LONGEST_LIST || !isLabel(list))
            return "a list's name has 2 to " + LONGEST_LIST + " letters (a to z), digits or hyphens";
        return ENDINGS.stream()
                .filter(ending -> name.equals(ending) || name.endsWith("-" + ending))
                .findFirst()
                .map(ending -> "a list's name can't end in " + ending + ", which our own addresses end in")
                .orElse("");
    }

    /// True where mail to `address` comes to the list `name` or to one of its officers.
    static boolean isOf(String name, char separator, EmailAddress address) {
        var local = address.local().toLowerCase(Locale.ROOT);
        return local.equals(name)
                || local.startsWith(name + separator)
                || ENDINGS.stream()
                        .map(ending -> name + "-" + ending)
                        .anyMatch(officer -> local.equals(officer) || local.startsWith(officer + separator));
    }

    /// True for addresses that the gateway itself takes, and that everybody may write to.
    static boolean isTaken(EmailAddress address) {
        return TAKEN.contains(address.local().toLowerCase(Locale.ROOT));
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private static Parsed<String> readDomain(String text) {
        if (text.chars().anyMatch(c -> c > 0x7f))
            return new Unfit<>("expected a domain in ASCII; write other letters in their xn-- form");
        // DNS does not tell big letters from small ones, and we compare with it.
        return isHost(text) ? new Fits<>(text.toLowerCase(Locale.ROOT)) : Kind.expected("lists.example.org");
    }

    private static Parsed<Listen> readListen(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9'))
            return Kind.expected("127.0.0.1:2525");
        var written = text.substring(0, colon);
        var host = bare(written);
        if (host.equals(written) && host.indexOf(':') >= 0) return Kind.expected("[::1]:2525");
        if (!isHost(host) || colon == text.length() - 1) return Kind.expected("127.0.0.1:2525");
        var digits = text.substring(colon + 1);
        var port = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        return port > 65535 ? new Unfit<>("a port is 1 to 65535") : new Fits<>(new Listen(host, port));
    }

    private static Parsed<URI> readUrl(String text) {
        try {
            var url = new URI(text.replaceAll("/$", ""));
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || url.getHost() == null || url.getPort() > 65535)
                return new Unfit<>("expected http or https, for example \"https://lists.example.org\"");
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null)
                return new Unfit<>("nothing may follow the path, nor a name stand before the host");
            return new Fits<>(url);
        } catch (URISyntaxException _) {
            return Kind.expected("https://lists.example.org");
        }
    }

    private static Parsed<ZoneId> readZone(String text) {
        var zones = ZoneId.getAvailableZoneIds();
        if (zones.contains(text)) return new Fits<>(ZoneId.of(text));
        // People write the town, and mistype the rest.
        return zones.stream()
                .filter(zone -> zone.regionMatches(true, zone.lastIndexOf('/') + 1, text, 0, Math.max(text.length(), 1))
                        && zone.length() - zone.lastIndexOf('/') - 1 == text.length())
                .sorted()
                .findFirst()
                .or(() -> Nearest.of(text, zones.stream().sorted().toList()))
                .<Parsed<ZoneId>>map(zone -> new Unfit<>("did you mean \"" + zone + "\"?"))
                .orElseGet(() -> Kind.expected("Europe/London"));
    }

    private static Parsed<Locale> readLanguage(String text) {
        try {
            var language = new Locale.Builder().setLanguageTag(text).build();
            return Arrays.asList(Locale.getISOLanguages()).contains(language.getLanguage())
                    ? new Fits<>(language)
                    : new Unfit<>("expected for example \"en\" or \"de\"");
        } catch (IllformedLocaleException _) {
            return new Unfit<>("expected for example \"en\" or \"de\"");
        }
    }

    private static String bare(String host) {
        var bracketed = host.startsWith("[") && host.endsWith("]") && host.indexOf(':') > 0;
        return bracketed ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isHost(String text) {
        if (text.indexOf(':') >= 0)
            return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
        return text.length() <= LONGEST_HOST
                && Arrays.stream(text.split("\\.", -1)).allMatch(Names::isLabel);
    }

    private static boolean isLabel(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_LABEL
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-'));
    }
}
