package org.letterboard.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.letterboard.mail.EmailAddress;

/// Every key there is. A key that is missing in the lists at the end is unknown.
final class Keys {
    private Keys() {}

    // config/letterboard.toml

    static final Key<String> DOMAIN =
            Key.required("domain", Names.DOMAIN, "what stands behind the `@` of every list's address");
    static final Key<Path> DATA =
            Key.of("data", Kind.PATH, "data", "the folder of the database, the search index and the control socket");
    static final Key<EmailAddress> OPERATOR = Key.required(
            "operator",
            Names.ADDRESS.like("admin@example.org"),
            "the person who runs the gateway; gets the mail to `postmaster` and `abuse`");
    static final Key<ZoneId> ZONE = Key.of("zone", Names.ZONE, "UTC", "the time zone of lists that name none");
    static final Key<Character> SEPARATOR = Key.of(
            "separator",
            Names.SEPARATOR,
            "+",
            "what stands between a list's name and a token in an address (RFC 5233); one of `+` `=` `_` `#` `~`");
    static final Key<Path> SECRET_FILE = Key.of(
            "secret-file",
            Kind.PATH,
            "secret/key",
            "the file with the secret that guards the keys in the database; made at the first start");

    static final Key<Listen> SMTP_LISTEN = Key.of(
            "smtp.listen",
            Names.LISTEN,
            "127.0.0.1:2525",
            "where mail comes in, `host:port`; port 0 takes any free one");
    static final Key<Long> SMTP_MAX_SIZE =
            Key.of("smtp.max-size", Amounts.size("1KB", "1GB"), "30MB", "the largest message that is taken");
    static final Key<Integer> SMTP_MAX_RECIPIENTS =
            Key.of("smtp.max-recipients", Amounts.number(1, 10_000), 50L, "recipients of one message, at most");
    static final Key<Integer> SMTP_MAX_CONNECTIONS =
            Key.of("smtp.max-connections", Amounts.number(1, 100_000), 200L, "connections open at once, at most");
    static final Key<Integer> SMTP_MAX_PER_PEER = Key.of(
            "smtp.max-per-peer", Amounts.number(1, 100_000), 20L, "connections open at once from one machine, at most");
    static final Key<Duration> SMTP_IDLE =
            Key.of("smtp.idle", Amounts.duration("1s", "1h"), "60s", "a connection that is silent so long is closed");
    static final Key<Path> SMTP_TLS_CERT = Key.optional(
            "smtp.tls-cert", Kind.PATH, "no STARTTLS", "the certificate with its chain, PEM; needs `smtp.tls-key`");
    static final Key<Path> SMTP_TLS_KEY =
            Key.optional("smtp.tls-key", Kind.PATH, "no STARTTLS", "the certificate's private key, PEM");

    static final Key<String> RELAY_HOST =
            Key.of("relay.host", Names.HOST, "127.0.0.1", "the mail server that takes everything we send");
    static final Key<Integer> RELAY_PORT = Key.of("relay.port", Amounts.port(), 25L, "its port");
    static final Key<RelaySettings.Tls> RELAY_TLS = Key.of(
            "relay.tls",
            Kind.word(RelaySettings.Tls.class),
            "if-offered",
            "whether the connection is encrypted: `if-offered`, `required` or `none`");
    static final Key<String> RELAY_USER = Key.optional(
            "relay.user", Kind.text("letterboard"), "no login", "the name to log in with; needs `relay.password-file`");
    static final Key<Path> RELAY_PASSWORD_FILE =
            Key.optional("relay.password-file", Kind.PATH, "no login", "a file with nothing but the password in it");
    static final Key<Integer> RELAY_CONNECTIONS =
            Key.of("relay.connections", Amounts.number(1, 1000), 16L, "connections open at once, at most");

    static final Key<Listen> WEB_LISTEN = Key.of(
            "web.listen",
            Names.LISTEN,
            "127.0.0.1:8080",
            "where the board is served, `host:port`; port 0 takes any free one");
    static final Key<URI> WEB_URL = Key.of(
            "web.url",
            Names.URL,
            "http://localhost:8080",
            "how people reach the board; only with https can mail be unsubscribed from with one click");
    static final Key<Secret> WEB_METRICS_TOKEN = Key.optional(
            "web.metrics-token",
            Kind.SECRET,
            "this machine only",
            "the word that lets another machine read the metrics");

    static final Key<Long> IN_FLIGHT = Key.of(
            "memory.in-flight",
            Amounts.size("1KB", "64GB"),
            "64MB",
            "messages that may be on their way in at once, all together; not less than `smtp.max-size`");
    static final Key<Long> KEEP_FREE = Key.of(
            "disk.keep-free",
            Amounts.size("0MB", "1024GB"),
            "500MB",
            "with less free space than this, mail is told to come again later");

    static final Key<Duration> ALARM_AFTER = Key.of(
            "alarm.after",
            Amounts.duration("1m", "7d"),
            "15m",
            "what is wrong for so long (the relay, an account, the index, mail that waits) is mailed to the operator");

    static final Key<String> DATABASE_URL = Key.required(
            "database.url",
            Names.JDBC,
            "a PostgreSQL database (version 14 or newer), which several gateways may share");
    static final Key<String> DATABASE_USER =
            Key.required("database.user", Kind.text("letterboard"), "the name to log in with");
    static final Key<Path> DATABASE_PASSWORD_FILE = Key.optional(
            "database.password-file", Kind.PATH, "no password", "a file with nothing but the password in it");

    // [[mailbox]] in config/letterboard.toml

    /// The table that may be there several times.
    static final String REPEATED = "mailbox";

    static final Key<String> MAILBOX_HOST =
            Key.required("mailbox.host", Names.HOST.like("imap.example.org"), "the IMAP server");
    static final Key<Integer> MAILBOX_PORT = Key.of("mailbox.port", Amounts.port(), 993L, "its port");
    static final Key<MailboxSettings.Tls> MAILBOX_TLS = Key.of(
            "mailbox.tls",
            Kind.word(MailboxSettings.Tls.class),
            "implicit",
            "how the connection is encrypted: `implicit`, `starttls` or, on this machine only, `none`");
    static final Key<Path> MAILBOX_CA_FILE = Key.optional(
            "mailbox.ca-file", Kind.PATH, "the system's", "the authorities whose certificates are believed, PEM");
    static final Key<String> MAILBOX_USER =
            Key.required("mailbox.user", Kind.text("walkers"), "the name to log in with");
    static final Key<Path> MAILBOX_PASSWORD_FILE =
            Key.required("mailbox.password-file", Kind.PATH, "a file with nothing but the password in it");
    static final Key<String> MAILBOX_FOLDER = Key.of(
            "mailbox.folder",
            Kind.text("INBOX"),
            "INBOX",
            "the folder that mail is fetched from; `/` stands for the server's own separator");
    static final Key<String> MAILBOX_DONE = Key.of(
            "mailbox.done",
            Kind.text("INBOX"),
            "Letterboard/Done",
            "the folder that fetched mail is moved to; made if it is missing");

    // config/lists/NAME.toml

    static final Key<String> TITLE =
            Key.optional("title", Kind.TEXT, "the list's name, with a capital", "what people call the list");
    static final Key<String> ABOUT = Key.optional("about", Kind.TEXT, "nothing", "a sentence on what the list is for");
    static final Key<Locale> LANGUAGE =
            Key.of("language", Names.LANGUAGE, "en", "the language of the mails that we write for the list");
    static final Key<ZoneId> LIST_ZONE =
            Key.optional("zone", Names.ZONE, "the gateway's", "the time zone of the list's digests");
    static final Key<ListSettings.Posting> POSTING = Key.of(
            "posting",
            Kind.word(ListSettings.Posting.class),
            "members",
            "who may post: `anyone`, `members`, `members-moderated` or `moderators`");
    static final Key<Integer> FIRST_POSTS = Key.of(
            "first-posts", Amounts.number(0, 1000), 0L, "so many first posts of a new member wait for a moderator");
    static final Key<ListSettings.Archive> ARCHIVE = Key.of(
            "archive",
            Kind.word(ListSettings.Archive.class),
            "members",
            "who may read the board: `members` or `public`");
    static final Key<ListSettings.Addresses> ADDRESSES = Key.of(
            "addresses",
            Kind.word(ListSettings.Addresses.class),
            "hidden",
            "whether members see each other's addresses in mail: `hidden` or `shown`; the board never shows one");
    static final Key<ListSettings.Replies> REPLIES = Key.of(
            "replies", Kind.word(ListSettings.Replies.class), "list", "where a plain Reply goes: `list` or `author`");
    static final Key<Boolean> ORIGINAL_PHOTOS = Key.of(
            "board.original-photos",
            Kind.YES_OR_NO,
            false,
            "whether the board gives out photos as they were sent, which may tell where they were taken; if not, it"
                    + " gives a smaller copy of a JPEG, PNG and WebP pictures without what is written beside their"
                    + " pixels, and HEIC photos and films only to whoever has logged in");
    static final Key<EmailAddress> MODERATORS =
            Key.optional("moderators", Names.ADDRESS, "nobody", "the addresses of those who decide what waits");
    static final Key<EmailAddress> OWNERS = Key.optional(
            "owners", Names.ADDRESS, "the operator", "the addresses of those who answer for the list; at least one");
    static final Key<Duration> GRACE = Key.of(
            "moderation.grace", Amounts.duration("0s", "7d"), "3m", "an approved post can be taken back so long");
    static final Key<Duration> REMIND =
            Key.of("moderation.remind", Amounts.duration("1s", "365d"), "12h", "moderators are reminded after so long");
    static final Key<Duration> EXPIRES = Key.of(
            "moderation.expires",
            Amounts.duration("1s", "365d"),
            "7d",
            "after so long the author is told that nobody decided");
    static final Key<Long> LARGEST = Key.of(
            "moderation.largest",
            Amounts.size("1KB", "1GB"),
            "10MB",
            "a larger post waits for a moderator, where the list has one");
    static final Key<Integer> PAUSE_AFTER = Key.of(
            "bounces.pause-after",
            Amounts.number(1, 100),
            5L,
            "after so many different days on which mail to a member came back (no such address, or a mailbox that is"
                    + " shut) it is paused");
    static final Key<LocalTime> DAILY = Key.of("digest.daily", Amounts.TIME, "07:00", "when the daily digest goes out");
    static final Key<Amounts.Weekly> WEEKLY =
            Key.of("digest.weekly", Amounts.WEEKLY, "Sunday 08:00", "when the weekly digest goes out");

    /// Those of letterboard.toml but for the mailboxes, in the order of the reference page.
    static final List<Key<?>> GATEWAY = List.of(
            DOMAIN,
            OPERATOR,
            DATA,
            ZONE,
            SEPARATOR,
            SECRET_FILE,
            SMTP_LISTEN,
            SMTP_MAX_SIZE,
            SMTP_MAX_RECIPIENTS,
            SMTP_MAX_CONNECTIONS,
            SMTP_MAX_PER_PEER,
            SMTP_IDLE,
            SMTP_TLS_CERT,
            SMTP_TLS_KEY,
            RELAY_HOST,
            RELAY_PORT,
            RELAY_TLS,
            RELAY_USER,
            RELAY_PASSWORD_FILE,
            RELAY_CONNECTIONS,
            WEB_LISTEN,
            WEB_URL,
            WEB_METRICS_TOKEN,
            IN_FLIGHT,
            KEEP_FREE,
            ALARM_AFTER,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD_FILE);

    static final List<Key<?>> MAILBOX = List.of(
            MAILBOX_HOST,
            MAILBOX_PORT,
            MAILBOX_TLS,
            MAILBOX_CA_FILE,
            MAILBOX_USER,
            MAILBOX_PASSWORD_FILE,
            MAILBOX_FOLDER,
            MAILBOX_DONE);

    static final List<Key<?>> LIST = List.of(
            TITLE,
            ABOUT,
            LANGUAGE,
            LIST_ZONE,
            POSTING,
            FIRST_POSTS,
            ARCHIVE,
            ADDRESSES,
            REPLIES,
            MODERATORS,
            OWNERS,
            GRACE,
            REMIND,
            EXPIRES,
            LARGEST,
            PAUSE_AFTER,
            ORIGINAL_PHOTOS,
            DAILY,
            WEEKLY);

    /// Everything that may stand in letterboard.toml.
    static List<Key<?>> gatewayAndMailbox() {
        return Stream.concat(GATEWAY.stream(), MAILBOX.stream()).toList();
    }
}
