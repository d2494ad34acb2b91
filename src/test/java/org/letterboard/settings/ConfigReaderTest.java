package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.mail.EmailAddress;

class ConfigReaderTest {
    private static final String EVERYTHING = """
            domain = "Lists.Example.org"
            operator = "admin@example.org"
            data = "/var/lib/letterboard"
            zone = "Europe/London"
            separator = "="
            secret-file = "../key"
            [smtp]
            listen = "[::1]:0"
            max-size = "256KB"
            max-recipients = 7
            max-connections = 8
            max-per-peer = 9
            idle = "3m"
            tls-cert = "tls/cert.pem"
            tls-key = "tls/key.pem"
            [relay]
            host = "mail.example.org"
            port = 587
            tls = "required"
            user = "letterboard"
            password-file = "secret/relay"
            connections = 3
            [web]
            listen = "0.0.0.0:0"
            url = "https://example.org/board/"
            metrics-token = "t0ken"
            [memory]
            in-flight = "1GB"
            [disk]
            keep-free = "0MB"
            """;

    @TempDir
    Path home;

    @Test
    void two_keys_and_an_empty_list_file_are_enough() {
        var settings = ConfigFolder.least(home).with("lists/walkers.toml", "").settings();

        var operator = new EmailAddress("admin", "example.org");
        var walkers = new ListSettings(
                "walkers",
                "Walkers",
                "",
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                ListSettings.Posting.MEMBERS,
                0,
                ListSettings.Archive.MEMBERS,
                ListSettings.Addresses.HIDDEN,
                ListSettings.Replies.LIST,
                List.of(),
                List.of(operator),
                new ListSettings.Moderation(Duration.ofMinutes(3), Duration.ofHours(12), Duration.ofDays(7), 10L << 20),
                5,
                false,
                new ListSettings.Digest(LocalTime.of(7, 0), DayOfWeek.SUNDAY, LocalTime.of(8, 0)));
        assertThat(settings)
                .isEqualTo(new Settings(
                        "lists.example.org",
                        home.resolve("data"),
                        operator,
                        ZoneId.of("UTC"),
                        '+',
                        home.resolve("secret/key"),
                        new SmtpSettings(
                                new Listen("127.0.0.1", 2525),
                                30 << 20,
                                50,
                                200,
                                20,
                                Duration.ofSeconds(60),
                                null,
                                null),
                        new RelaySettings("127.0.0.1", 25, RelaySettings.Tls.IF_OFFERED, null, null, 16),
                        new WebSettings(new Listen("127.0.0.1", 8080), URI.create("http://localhost:8080"), null),
                        null,
                        64 << 20,
                        500 << 20,
                        Duration.ofMinutes(15),
                        List.of(),
                        Map.of("walkers", walkers)));
    }

    @Test
    void everything_that_can_be_set_is_taken() {
        var settings = new ConfigFolder(home)
                .beside("tls/cert.pem", "-----BEGIN CERTIFICATE-----\n")
                .beside("tls/key.pem", "-----BEGIN PRIVATE KEY-----\n")
                .beside("secret/relay", "opensesame\n")
                .with("letterboard.toml", EVERYTHING)
                .settings();

        assertThat(settings.domain()).isEqualTo("lists.example.org");
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/letterboard"));
        assertThat(settings.secretFile()).isEqualTo(home.resolveSibling("key"));
        assertThat(settings.separator()).isEqualTo('=');
        assertThat(settings.smtp())
                .isEqualTo(new SmtpSettings(
                        new Listen("::1", 0),
                        256 << 10,
                        7,
                        8,
                        9,
                        Duration.ofMinutes(3),
                        home.resolve("tls/cert.pem"),
                        home.resolve("tls/key.pem")));
        assertThat(settings.relay())
                .isEqualTo(new RelaySettings(
                        "mail.example.org",
                        587,
                        RelaySettings.Tls.REQUIRED,
                        "letterboard",
                        new Secret("opensesame"),
                        3));
        assertThat(settings.web())
                .isEqualTo(new WebSettings(
                        new Listen("0.0.0.0", 0), URI.create("https://example.org/board"), new Secret("t0ken")));
        assertThat(settings.inFlight()).isEqualTo(1L << 30);
        assertThat(settings.keepFree()).isZero();
        assertThat(settings.toString()).doesNotContain("opensesame", "t0ken");
    }

    @Test
    void a_list_file_with_three_mistakes_gives_three_lines_with_what_was_meant() {
        var folder = ConfigFolder.least(home).with("lists/walkers.toml", """
                title = "Walkers"
                posting = "membres"
                moderaters = ["ruth@example.org"]

                [digest]
                weekly = "fryday 06:00"
                """);

        assertThat(folder.read().report().text()).isEqualTo("""
                The configuration has 3 problems, so nothing was changed:
                  lists/walkers.toml line 2  posting: "membres" (expected anyone, members, members-moderated or moderators; did you mean "members"?)
                  lists/walkers.toml line 3  moderaters: unknown; did you mean moderators?
                  lists/walkers.toml line 6  digest.weekly: "fryday 06:00" (expected for example "Friday 06:00")""");
    }

    @Test
    void one_report_has_every_problem_of_every_file() {
        var folder = new ConfigFolder(home)
                .with("letterboard.toml", """
                        operator = "admin"
                        zone = x
                        [smtp]
                        listen = "127.0.0.1:70000"
                        [relay]
                        hots = "127.0.0.1"
                        """)
                .with("lists/postmaster.toml", "")
                .with("lists/walkers.toml", "title = 3\nowners = [\n  \"ann@example.org\",\n  \"bob\"\n]\n");

        assertThat(folder.problems())
                .containsExactly(
                        "letterboard.toml line 1  operator: \"admin\" (expected an address alone, for example \"ann@example.org\")",
                        "letterboard.toml line 2  unexpected 'x', expected a value; text stands in quotes",
                        "letterboard.toml line 4  smtp.listen: \"127.0.0.1:70000\" (a port is 1 to 65535)",
                        "letterboard.toml line 6  relay.hots: unknown; did you mean relay.host?",
                        "lists/postmaster.toml  postmaster is the operator's address, so no list can have it",
                        "lists/walkers.toml line 1  title: 3 (expected text in quotes, for example \"Walkers\")",
                        "lists/walkers.toml line 4  owners: \"bob\" (expected an address alone, for example \"ann@example.org\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                               | what is said of it
            data = 3                             | data: 3 (expected text in quotes, for example "secret/key")
            data = ""                            | data: "" (expected for example "secret/key")
            domain = "lists..org"                | domain previously defined at line 1, column 1
            zone = "Europe/Londn"                | zone: "Europe/Londn" (did you mean "Europe/London"?)
            zone = "london"                      | zone: "london" (did you mean "Europe/London"?)
            zone = "the moon"                    | zone: "the moon" (expected for example "Europe/London")
            separator = "-"                      | separator: "-" (expected one of + = _ # ~)
            secretfile = "x"                     | secretfile: unknown; did you mean secret-file?
            max_size = "1MB"                     | max_size: unknown
            in-flight = "64MB"                   | in-flight: unknown; did you mean memory.in-flight?
            posting = "members"                  | posting: unknown here; it belongs into lists/NAME.toml
            smtp = 3                             | smtp: 3 (expected a table, [smtp])
            smtp = [{listen = "a:1"}]            | smtp: a list (expected a table, [smtp])
            smpt.listen = "a"                    | smpt: unknown; did you mean [smtp]?
            digest.daily = "a"                   | digest: unknown here; it belongs into lists/NAME.toml
            smtp.max_size = "1MB"                | smtp.max_size: unknown; did you mean smtp.max-size?
            smtp.listen = "2525"                 | smtp.listen: "2525" (expected for example "127.0.0.1:2525")
            smtp.listen = "::1:25"               | smtp.listen: "::1:25" (expected for example "[::1]:2525")
            smtp.listen = ["a:1"]                | smtp.listen: a list (expected text in quotes, for example "127.0.0.1:2525")
            smtp.listen.port = 3                 | smtp.listen: a table (expected text in quotes, for example "127.0.0.1:2525")
            smtp.max-size = "30mb"               | smtp.max-size: "30mb" (expected a size in KB, MB or GB, for example "30MB")
            smtp.max-size = 30000000             | smtp.max-size: 30000000 (expected text in quotes, for example "30MB")
            smtp.max-size = "2GB"                | smtp.max-size: "2GB" (expected 1KB to 1GB)
            smtp.max-size = "9999999999999999GB" | smtp.max-size: "9999999999999999GB" (expected a size in KB, MB or GB, for example "30MB")
            smtp.max-size = "100MB"              | smtp.max-size: memory.in-flight is less than smtp.max-size, so a message of that size could never come in
            smtp.max-recipients = "50"           | smtp.max-recipients: "50" (expected a whole number without quotes, 1 to 10000)
            smtp.max-recipients = 0              | smtp.max-recipients: 0 (expected 1 to 10000)
            smtp.idle = "60"                     | smtp.idle: "60" (expected a time in s, m, h or d, for example "12h")
            smtp.idle = "2d"                     | smtp.idle: "2d" (expected 1s to 1h)
            relay.port = 70000                   | relay.port: 70000 (a port is 1 to 65535)
            relay.port = 0                       | relay.port: 0 (a port is 1 to 65535)
            relay.port = 2525                    | relay.port: 127.0.0.1:2525 is our own door (smtp.listen), so mail would go in a circle
            relay.tls = "requird"                | relay.tls: "requird" (expected if-offered, required or none; did you mean "required"?)
            relay.user = "me"                    | relay.user: needs relay.password-file too
            web.listen = "127.0.0.1:2525"        | web.listen: "127.0.0.1:2525" (is where smtp listens)
            web.url = "ftp://x.org"              | web.url: "ftp://x.org" (expected http or https, for example "https://lists.example.org")
            web.url = "lists.example.org"        | web.url: "lists.example.org" (expected http or https, for example "https://lists.example.org")
            web.url = "http://x.org/?a=b"        | web.url: "http://x.org/?a=b" (nothing may follow the path, nor a name stand before the host)
            web.metrics-token = 12345            | web.metrics-token: *** (expected text in quotes)
            """)
    void a_wrong_line_gets_an_answer_that_tells_the_way_out(String line, String words) {
        var folder = new ConfigFolder(home).with("letterboard.toml", ConfigFolder.LEAST + line + "\n");

        assertThat(folder.problems()).containsExactly("letterboard.toml line 3  " + words);
    }

    @Test
    void what_is_allowed_and_odd_is_remarked_on() throws Exception {
        var folder = ConfigFolder.least(home)
                .beside("password", "opensesame")
                .with("walkers.toml", "")
                .with("lists/walkers.tml", "")
                .with("lists/.walkers.toml.swp", "")
                .with("lists/walkers.toml~", "")
                .with("lists/hikers.toml", "moderation.remind = \"8d\"")
                .with("letterboard.toml", ConfigFolder.LEAST + """
                        [relay]
                        host = "mail.example.org"
                        user = "me"
                        password-file = "password"
                        """);
        Files.setPosixFilePermissions(home.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(folder.remarks())
                .containsExactlyInAnyOrder(
                        "letterboard.toml line 5  relay.user: the password may travel unencrypted; relay.tls = \"required\" forbids that",
                        "letterboard.toml line 6  relay.password-file: " + home.resolve("password")
                                + " can be read by everybody on this machine; chmod 600 closes it",
                        "walkers.toml  left aside: a list's file belongs into lists/",
                        "lists/walkers.tml  left aside: a list's file ends in .toml",
                        "lists/hikers.toml line 1  moderation.remind: not before moderation.expires, so nobody is ever reminded");
    }
}
