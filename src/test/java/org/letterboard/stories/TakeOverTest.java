package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.Gateway;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import org.slf4j.LoggerFactory;

/// The life of a gateway: files that change under it, a database that goes away, an end in order.
class TakeOverTest {
    @TempDir
    Path folder;

    private final Postbox postbox = new Postbox();
    private final Postbox other = new Postbox();
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private Gateway gateway;
    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("config/lists"));
        relay(postbox.port());
        list("walkers", "owners = [\"rosa@example.org\"]\n");
        gateway = gateway();
        gateway.start();
        terminal = new Terminal(folder.resolve("config"));
        warnings.start();
        tickerLog().addAppender(warnings);
    }

    private static Logger tickerLog() {
        return (Logger) LoggerFactory.getLogger("org.letterboard.Ticker");
    }

    @AfterEach
    void close() {
        tickerLog().detachAppender(warnings);
        gateway.close();
        postbox.close();
        other.close();
    }

    private Gateway gateway() {
        var config = folder.resolve("config");
        return switch (ConfigReader.read(config)) {
            case Loaded.Right right ->
                new Gateway(config, right.settings(), Path.of("").toAbsolutePath(), Clock.systemUTC());
            case Loaded.Wrong wrong ->
                throw new IllegalStateException(wrong.report().text());
        };
    }

    private void relay(int port) throws IOException {
        relay(port, "1MB");
    }

    private void relay(int port, String keepFree) throws IOException {
        Files.writeString(folder.resolve("config/letterboard.toml"), """
                domain = "lists.example.org"
                operator = "admin@example.org"
                disk.keep-free = "%s"
                [smtp]
                listen = "127.0.0.1:0"
                [relay]
                host = "127.0.0.1"
                port = %d
                [web]
                listen = "127.0.0.1:0"
                """.formatted(keepFree, port));
    }

    private void list(String name, String text) throws IOException {
        Files.writeString(folder.resolve("config/lists/" + name + ".toml"), text);
    }

    private String send(String to, String subject) {
        try (var client = new SmtpClient(gateway.app().smtpPort())) {
            var message = """
                    From: Ann Bell <ann@example.net>
                    Subject: %s
                    Message-ID: <%s@example.net>

                    Shall we meet at the mill?
                    """.formatted(subject, subject.replace(" ", "")).replace("\n", "\r\n");
            return client.send(
                    "ann@example.net", List.of(to), message.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void addAnn() {
        var app = gateway.app();
        app.database()
                .transact(tx -> app.members()
                        .subscribe(
                                tx,
                                app.lists().named("walkers").orElseThrow(),
                                app.members()
                                        .findOrAdd(
                                                tx,
                                                new Mailbox(
                                                        "Ann",
                                                        EmailAddress.parse("ann@example.net")
                                                                .orElseThrow())),
                                Delivery.EACH));
    }

    @Test
    void with_a_full_disk_mail_is_told_to_come_again_and_with_room_it_goes_on_by_itself() throws IOException {
        addAnn();
        assertThat(send("walkers@lists.example.org", "Room")).startsWith("250");

        relay(postbox.port(), "1024GB");
        Awaitility.await().until(() -> send("walkers@lists.example.org", "Full").startsWith("452 4.3.1"));

        relay(postbox.port(), "1MB");
        Awaitility.await()
                .until(() -> send("walkers@lists.example.org", "Room again").startsWith("250"));
        postbox.awaitOne("ann@example.net", "Room again");
    }

    @Test
    void mail_to_a_list_is_taken_once_its_file_is_there_and_no_more_once_it_is_gone() throws IOException {
        assertThat(send("books@lists.example.org", "too early")).startsWith("550");

        list("books", "posting = \"anyone\"\n");
        Awaitility.await()
                .until(() -> send("books@lists.example.org", "in time").startsWith("250"));

        Files.delete(folder.resolve("config/lists/books.toml"));
        Awaitility.await()
                .until(() -> send("books@lists.example.org", "too late").startsWith("550"));
        assertThat(send("walkers@lists.example.org", "as ever")).startsWith("250");
    }

    @Test
    void the_next_connection_goes_to_the_new_relay() throws IOException {
        addAnn();
        relay(1);
        Awaitility.await().until(() -> gateway.app().settings().relay().port() == 1);
        send("walkers@lists.example.org", "Lunch");
        Awaitility.await().until(() -> terminal.run("outbox").out().contains("cannot be worked with"));

        relay(other.port());

        other.awaitOne("ann@example.net", "Lunch");
        assertThat(postbox.all()).isEmpty();
    }

    @Test
    void a_wrong_file_changes_nothing() throws IOException {
        list("books", "posting = \"anyone\"\n");
        list("walkers", "posting = \"everybody\"\n");
        Awaitility.await().until(() -> refusals().size() == 1);
        assertThat(refusals().getFirst()).contains("lists/walkers.toml line 1  posting: \"everybody\"");
        assertThat(send("books@lists.example.org", "not yet")).startsWith("550");

        list("walkers", "posting = \"anyone\"\n");
        Awaitility.await().until(() -> send("books@lists.example.org", "now").startsWith("250"));
        assertThat(refusals()).hasSize(1);
    }

    private List<String> refusals() {
        return List.copyOf(warnings.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("so nothing was changed"))
                .toList();
    }

    @Test
    void owners_are_told_when_a_list_becomes_more_open() throws IOException {
        list(
                "walkers",
                "title = \"Walkers\"\nowners = [\"rosa@example.org\"]\narchive = \"public\"\nposting = \"anyone\"\n");

        var mail = postbox.awaitOne("rosa@example.org", "more open");

        assertThat(mail.header("Subject")).isEqualTo("Walkers is more open than before");
        assertThat(mail.text())
                .contains("- The board of Walkers can now be read by everybody; before, only by membe=\r\nrs=2E")
                .contains("\r\n- Now anyone may post; before, only members=2E\r\n\r\n")
                .contains("<li>Now anyone may post")
                .contains("lists/walkers=2Etoml");
        postbox.awaitOne("admin@example.org", "more open");
    }

    @Test
    void a_gateway_without_its_database_takes_no_mail_and_ends_soon() throws Exception {
        var end = CompletableFuture.supplyAsync(gateway::awaitEnd);
        try (var client = new SmtpClient(gateway.app().smtpPort())) {
            gateway.app().database().close();

            var answer =
                    client.send("ann@example.net", List.of("walkers@lists.example.org"), new byte[] {'x', '\r', '\n'});

            assertThat(answer).matches("(451|421).*");
        }
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void a_gateway_that_is_told_to_stop_ends_in_order()
            throws InterruptedException, ExecutionException, TimeoutException {
        addAnn();
        assertThat(send("walkers@lists.example.org", "Lunch")).startsWith("250");
        var end = CompletableFuture.supplyAsync(gateway::awaitEnd);

        gateway.stop();

        assertThat(end.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(terminal.run("why", "<Lunch@example.net>").out()).contains("Message ");
    }

    @Test
    void a_port_in_use_is_named_with_its_setting() throws IOException {
        gateway.close();
        try (var taken = new ServerSocket(0)) {
            var file = folder.resolve("config/letterboard.toml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace(
                                    "[smtp]\nlisten = \"127.0.0.1:0\"",
                                    "[smtp]\nlisten = \"0.0.0.0:" + taken.getLocalPort() + "\""));

            var screen = terminal.run("serve");

            assertThat(screen.code()).isEqualTo(1);
            assertThat(screen.err().lines()).hasSize(1);
            assertThat(screen.err())
                    .contains(
                            "smtp.listen: cannot listen on 0.0.0.0:" + taken.getLocalPort(),
                            "Another program has port");
        }
    }
}
