package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.imap.MailAccount;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;

/// Ada runs the gateway. She has a monitoring system, and a mailbox that she reads when she is tired.
class WatchTest {
    private static final String ADA = "admin@example.org";
    private static final Path PAGE = Path.of("docs/metrics.md");

    @TempDir
    Path folder;

    private final ShiftedClock clock = new ShiftedClock();
    private Town town;

    @BeforeEach
    void open() {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\n")
                .members("walkers", "Ann <ann@example.net>", "Bob <bob@example.net>", "Cyd <cyd@example.net>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Browser here() {
        return new Browser(town.app().webPort());
    }

    private Scrape scrape() {
        var page = here().get("/metrics");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        return Scrape.of(page.text());
    }

    private String post(String subject) {
        return town.send(
                "ann@example.net",
                "walkers@lists.example.org",
                Letters.from("Ann <ann@example.net>")
                        .subject(subject)
                        .id(subject.toLowerCase(Locale.ROOT) + "@example.net")
                        .text("See you on Sunday."));
    }

    @Test
    void the_figures_move_when_mail_flows() throws IOException {
        assertThat(scrape().get("messages_accepted_total{door=\"smtp\"}")).isZero();

        assertThat(post("Lunch")).startsWith("250");
        assertThat(town.send("ann@example.net", "nobody@lists.example.org", "Subject: x\n\nx\n"))
                .startsWith("550");

        Awaitility.await().until(() -> scrape().get("deliveries_total{outcome=\"sent\"}") == 3);
        Awaitility.await().until(() -> scrape().get("list_posts{list=\"walkers\"}") == 1);
        var after = scrape();
        assertThat(after.get("messages_accepted_total{door=\"smtp\"}")).isEqualTo(1);
        assertThat(after.get("messages_refused_total{status=\"5.1.1\"}")).isEqualTo(1);
        assertThat(after.get("mailings_total{kind=\"post\"}")).isEqualTo(1);
        assertThat(after.get("relay_reachable")).isEqualTo(1);
        assertThat(after.get("inbox_waiting")).isZero();
        assertThat(after.get("intake_inflight_bytes")).isZero();
        assertThat(after.get("gateways_alive")).isEqualTo(1);
        assertThat(after.get("alarms{kind=\"relay\"}")).isZero();
        assertThat(after.get("database_answers")).isEqualTo(1);
        assertThat(after.get("database_size_bytes")).isGreaterThan(1000);
        assertThat(after.get("disk_free_bytes")).isGreaterThan(after.get("disk_keep_free_bytes"));
        assertThat(after.get("database_transaction_seconds_count")).isGreaterThan(3);
        assertThat(after.get("database_transaction_seconds_bucket{le=\"+Inf\"}"))
                .isEqualTo(after.get("database_transaction_seconds_count"));
        assertThat(after.samples().keySet()).noneMatch(name -> name.contains("@") || name.contains("ann"));
        the_page_names_every_figure(after);
    }

    private static void the_page_names_every_figure(Scrape scrape) throws IOException {
        var labels = new TreeMap<String, String>();
        for (var sample : scrape.samples().keySet()) {
            var label = Pattern.compile("\\{(\\w+)=").matcher(sample);
            if (label.find() && !label.group(1).equals("le"))
                labels.put(sample.substring(0, sample.indexOf('{')), "{" + label.group(1) + "}");
        }
        var table = new StringBuilder("| figure | type | what it is |\n|---|---|---|\n");
        scrape.types().forEach((name, type) -> {
            if (name.startsWith("letterboard_"))
                table.append("| `")
                        .append(name)
                        .append(labels.getOrDefault(name, ""))
                        .append("` | ")
                        .append(type)
                        .append(" | ")
                        .append(scrape.helps().get(name))
                        .append(" |\n");
        });
        // No account is fetched from here, so that this one has no sample.
        table.append("| `letterboard_imap_account_works{account}` | gauge | 1 where mail is fetched from the account, 0"
                + " where that fails; only from the gateway that fetches |\n");
        var page = Files.readString(PAGE);
        var start = page.indexOf("| figure |");
        var end = page.indexOf("\n\n", start) + 1;
        if (System.getProperty("write") != null)
            Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
        assertThat(Files.readString(PAGE))
                .as("docs/metrics.md is stale; make it anew with: mvn test -Dtest=WatchTest -Dwrite")
                .contains(table);
    }

    @Test
    void nobody_else_sees_them_without_the_word() {
        var proxied = "X-Forwarded-For";
        for (var path : List.of("/metrics", "/health")) {
            assertThat(here().get(path, proxied, "203.0.113.7").status()).isEqualTo(404);
            // A stranger may write what he likes in front of what the proxy adds.
            assertThat(here().get(path, proxied, "127.0.0.1, 203.0.113.7").status())
                    .isEqualTo(404);
            assertThat(here().get(path, proxied, "2001:db8::1").status()).isEqualTo(404);
            assertThat(here().get(path, "X-Forwarded-Proto", "https").status()).isEqualTo(404);
            assertThat(here().get(path, proxied, "203.0.113.7", "Authorization", "Bearer a-long-word")
                            .status())
                    .isEqualTo(404);

            assertThat(here().get(path, proxied, "203.0.113.7", "Authorization", "Bearer " + Town.TOKEN)
                            .status())
                    .isEqualTo(200);
            assertThat(here().get(path, proxied, "::1").status()).isEqualTo(200);
            assertThat(here().get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void a_relay_that_was_away_is_told_once_when_it_is_back() {
        assertThat(post("Lunch")).startsWith("250");
        town.awaitAllSent();
        town.postbox.goDown();
        post("Supper");
        Awaitility.await().until(() -> scrape().get("relay_reachable") == 0);
        assertThat(here().get("/health").status()).isEqualTo(200);
        assertThat(here().get("/health").text())
                .contains(
                        "{\"name\":\"relay\",\"ok\":false,\"needed\":false,\"why\":\"it cannot be worked with, so mail waits\"}");

        town.app().lookOut();
        assertThat(status().code()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(16));
        town.app().lookOut();
        town.restart();
        town.app().lookOut();

        assertThat(status().out()).contains("the mail server that takes what we send cannot be worked with");
        Awaitility.await().until(() -> scrape().get("alarms{kind=\"relay\"}") == 1);

        town.postbox.comeBack();
        passUntilSent();
        quietMinutes();

        var told = town.postbox.awaitOne(ADA, "could not send mail for");
        assertThat(told.header("Subject")).contains("minutes; it can again");
        assertThat(told.plain()).contains("Nothing is lost");
        town.restart();
        post("Breakfast");
        passUntilSent();
        quietMinutes();
        assertThat(town.postbox.of(ADA)).hasSize(1);
        assertThat(status().out()).startsWith("Nothing is wrong.");
    }

    private void passUntilSent() {
        Awaitility.await().until(() -> {
            clock.pass(Duration.ofSeconds(61));
            return town.app()
                    .database()
                    .read(h -> town.app().outbox().waiting(h))
                    .isEmpty();
        });
    }

    private void quietMinutes() {
        town.app().lookOut();
        clock.pass(Duration.ofMinutes(2));
        town.app().lookOut();
    }

    private Terminal.Screen status() {
        return new Terminal(folder.resolve("config")).run("status");
    }

    @Test
    void a_disk_that_fills_up_is_told_once_and_once_when_there_is_room() throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace() >> 20;
        quietMinutes();
        assertThat(town.postbox.of(ADA)).isEmpty();

        keepFree(free * 7 / 10);
        town.app().lookOut();
        town.app().lookOut();
        town.awaitAllSent();
        assertThat(town.postbox.of(ADA)).isEmpty();
        quietMinutes();
        quietMinutes();
        var told = town.postbox.awaitOne(ADA, "the disk is nearly full");
        assertThat(told.plain()).contains("MB left", folder.resolve("data").toString());
        town.restart();
        keepFree(free * 7 / 10);
        quietMinutes();
        town.awaitAllSent();
        assertThat(town.postbox.of(ADA)).hasSize(1);
        assertThat(status().out()).contains("the disk is nearly full");

        keepFree(1);
        quietMinutes();

        var over = town.postbox.awaitOne(ADA, "It is over: Letterboard: the disk is nearly full");
        assertThat(over.header("In-Reply-To")).isEqualTo(told.header("Message-ID"));
        quietMinutes();
        town.awaitAllSent();
        assertThat(town.postbox.of(ADA)).hasSize(2);
    }

    @Test
    @ResourceLock("the log of the IMAP door")
    void an_account_that_refuses_us_is_told_once_and_once_when_it_is_open_again() throws IOException {
        try (var account = new MailAccount()) {
            Files.writeString(folder.resolve("password"), "a former one");
            Files.writeString(folder.resolve("mailboxes.toml"), """
                    [[mailbox]]
                    host = "127.0.0.1"
                    port = %d
                    tls = "none"
                    user = "%s"
                    password-file = "password"
                    """.formatted(account.port(), MailAccount.USER));
            town.takeOver();
            var works = "imap_account_works{account=\"" + MailAccount.USER + "@127.0.0.1/INBOX\"}";
            Awaitility.await().until(() -> scrape().samples().getOrDefault("letterboard_" + works, 1.0) == 0);
            quietMinutes();
            town.awaitAllSent();
            assertThat(town.postbox.of(ADA)).isEmpty();

            clock.pass(Duration.ofMinutes(14));
            quietMinutes();

            var told = town.postbox.awaitOne(ADA, "cannot fetch mail from");
            assertThat(told.plain())
                    .contains(
                            "the server refuses the login; see mailbox.user and mailbox.password-file", "waits there");

            Files.writeString(folder.resolve("password"), MailAccount.PASSWORD);
            town.takeOver();
            Awaitility.await().until(() -> scrape().samples().getOrDefault("letterboard_" + works, 0.0) == 1);
            quietMinutes();

            town.postbox.awaitOne(ADA, "It is over: Letterboard cannot fetch mail from");
            assertThat(town.postbox.of(ADA)).hasSize(2);
        }
    }

    private void keepFree(long megabytes) throws IOException {
        var file = folder.resolve("config/letterboard.toml");
        Files.writeString(
                file,
                Files.readString(file).replaceFirst("keep-free = \"\\d+MB\"", "keep-free = \"" + megabytes + "MB\""));
        if (!(ConfigReader.read(folder.resolve("config")) instanceof Loaded.Right right))
            throw new IllegalStateException(
                    ConfigReader.read(folder.resolve("config")).report().text());
        town.app().takeOver(right.settings());
    }
}
