package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.letterboard.App;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.db.Postgres;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.outbox.Outbox;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import org.letterboard.settings.Settings;

/// A gateway with its lists, everybody's mail system behind it, and people who write to it: all of it real, on port 0.
final class Town implements AutoCloseable {
    static final String DOMAIN = "lists.example.org";
    static final String TOKEN = "a-long-word-for-the-metrics";

    private final Path folder;
    private final Path home;
    private final Clock clock;
    final Postbox postbox = new Postbox();
    private final String database = Postgres.tableIfAsked();
    private App app;

    private Town(Path folder, Path home, Clock clock) {
        this.folder = folder;
        this.home = home;
        this.clock = clock;
        this.app = open();
    }

    /// Opens a gateway in `folder` with the lists whose files are given as name and text in turn.
    static Town with(Path folder, Clock clock, String... lists) {
        return at(Path.of("").toAbsolutePath(), folder, clock, lists);
    }

    /// The same, where the administrator's templates are in another `home`.
    static Town at(Path home, Path folder, Clock clock, String... lists) {
        try {
            Files.createDirectories(folder.resolve("config/lists"));
            for (var i = 0; i < lists.length; i += 2) Files.writeString(file(folder, lists[i]), lists[i + 1]);
            return new Town(folder, home, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder, String list) {
        return folder.resolve("config/lists/" + list + ".toml");
    }

    /// An administrator writes the list's file anew, and the running gateway takes it over.
    void changes(String list, String text) {
        try {
            Files.writeString(file(folder, list), text);
            app.takeOver(settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The list's file is taken away.
    void closes(String list) {
        try {
            Files.delete(file(folder, list));
            app.takeOver(settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private App open() {
        try {
            writeSettings();
            var opened = new App(settings(), home, clock);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets the gateway go on with the files as they are now.
    void takeOver() throws IOException {
        writeSettings();
        app.takeOver(settings());
    }

    private void writeSettings() throws IOException {
        Files.writeString(
                folder.resolve("config/letterboard.toml"),
                """
                    domain = "%s"
                    operator = "admin@example.org"
                    disk.keep-free = "1MB"
                    [smtp]
                    listen = "127.0.0.1:0"
                    max-per-peer = 200
                    [relay]
                    host = "127.0.0.1"
                    port = %d
                    [web]
                    listen = "127.0.0.1:0"
                    url = "https://lists.example.org"
                    metrics-token = "%s"
                    """.formatted(DOMAIN, postbox.port(), TOKEN) + database + mailboxes());
    }

    /// What stands in mailboxes.toml beside `config`, if it is there: `[[mailbox]]` tables.
    private String mailboxes() throws IOException {
        var file = folder.resolve("mailboxes.toml");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Settings settings() {
        return switch (ConfigReader.read(folder.resolve("config"))) {
            case Loaded.Right right -> right.settings();
            case Loaded.Wrong wrong ->
                throw new IllegalStateException(wrong.report().text());
        };
    }

    /// Stops the gateway and starts it again on the same data.
    void restart() {
        app.close();
        app = open();
    }

    /// Stops the gateway, does something to what it has stored, and starts it again.
    void whileStopped(Consumer<App> work) {
        app.close();
        try (var still = new App(settings(), home, clock)) {
            work.accept(still);
        }
        app = open();
    }

    MailingList list(String name) {
        return app.lists().named(name).orElseThrow();
    }

    Town members(String list, String... people) {
        return members(list, Delivery.EACH, people);
    }

    Town members(String list, Delivery delivery, String... people) {
        for (var person : people) {
            var at = person.indexOf('<');
            var name = at < 0 ? "" : person.substring(0, at).strip();
            var address = EmailAddress.parse(person.substring(at + 1).replace(">", ""))
                    .orElseThrow();
            app.database()
                    .transact(
                            tx -> app.subscriptions().subscribe(tx, list(list), new Mailbox(name, address), delivery));
        }
        return this;
    }

    boolean isMember(String list, String address) {
        return app.database()
                .read(h -> app.members()
                        .find(h, EmailAddress.parse(address).orElseThrow())
                        .filter(m -> app.members().isOn(h, list(list), m.id()))
                        .isPresent());
    }

    /// Sends a message as it stands (lines may end in LF) and answers what the door said at the end.
    String send(String from, String to, String message) {
        return send(
                from,
                List.of(to),
                message.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8));
    }

    String send(String from, List<String> to, byte[] message) {
        try (var client = new SmtpClient(app.smtpPort())) {
            return client.send(from, to, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replies to a mail of ours from the address that got it, as mail programs do: it is quoted below.
    void reply(Postbox.Got to, String words) {
        reply(to.recipient(), to, words);
    }

    void reply(String from, Postbox.Got to, String words) {
        var letter = Letters.from(from)
                .subject("Re: " + to.header("Subject"))
                .replyTo(to.header("Message-ID"))
                .text(words + "\n\nOn Mon, 23 Nov 2026 Walkers wrote:\n"
                        + to.plain().lines().map(line -> "> " + line + "\n").collect(joining()));
        assertThat(send(from, to.header("Reply-To"), letter)).startsWith("250");
    }

    /// What the clock on the wall does every minute.
    void look() {
        app.looks().forEach(entry -> entry.look().run());
    }

    /// Returns when the desk has done all that can be done by now, and all mail that is due has gone. A
    /// clock that is put forward before that makes couriers lose what they have in hand, and send it again.
    void settle() {
        var before = handled();
        send("", "postmaster@" + DOMAIN, Letters.from("knock@example.net").text("Knock, knock."));
        Awaitility.await().until(() -> handled() > before && waiting() == 0 && due() == 0);
    }

    private long due() {
        return app.database().read(h -> app.outbox().waiting(h)).stream()
                .filter(mail -> !mail.nextTry().isAfter(clock.instant()))
                .count();
    }

    private int waiting() {
        return app.database().read(h -> app.inbox().waiting(h));
    }

    List<Topic> topics(String list) {
        return app.database().read(h -> app.board().allTopics(h, list(list).id()));
    }

    List<Post> posts(Topic topic) {
        return app.database().read(h -> app.board().posts(h, topic.id()));
    }

    List<Post> posts(String list) {
        return topics(list).stream().flatMap(topic -> posts(topic).stream()).toList();
    }

    void awaitPosts(String list, int count) {
        Awaitility.await().until(() -> posts(list).size() >= count);
    }

    /// How many messages the desk has finished.
    int handled() {
        return app.database()
                .read(h -> h.select(
                                "select count(*) from inbox i where not exists (select 1 from inbox_work w where w.id = i.id)")
                        .mapTo(Integer.class)
                        .one());
    }

    /// The messages to a list that became no post of it.
    List<byte[]> unposted(String list) {
        return app.database()
                .read(h -> h.createQuery("""
                        select i.source_id from inbox i
                        where i.recipients = :to
                          and not exists (select 1 from post p where p.inbox_id = i.id)
                        """)
                        .bind("to", list + "@" + DOMAIN)
                        .mapTo(Long.class)
                        .map(source -> Sources.read(h, source))
                        .list());
    }

    List<Outbox.Waiting> waitingFor(String address) {
        return app.database().read(h -> app.outbox().waiting(h)).stream()
                .filter(w -> w.to().equals(address))
                .toList();
    }

    /// How many copies of the list's posts were refused or given up.
    int failures(String list) {
        return posts(list).stream()
                .flatMap(post -> app.database().read(h -> app.outbox().progress(h, post.inboxId())).stream())
                .mapToInt(Outbox.Progress::failed)
                .sum();
    }

    void leave(String list, String address) {
        app.database().transact(tx -> app.subscriptions().takeOff(tx, list(list), member(tx, address)));
    }

    /// As a member does by mail, or an administrator.
    void change(String list, String address, Delivery delivery) {
        app.database().transact(tx -> app.subscriptions().change(tx, list(list), member(tx, address), delivery));
    }

    void pause(String list, String address, Instant until) {
        app.database().transact(tx -> app.subscriptions().pause(tx, list(list), member(tx, address), until));
    }

    private long member(Handle handle, String address) {
        return app.members()
                .find(handle, EmailAddress.parse(address).orElseThrow())
                .orElseThrow()
                .id();
    }

    /// Waits until what looks at once when a gateway starts has done so; where a story's clock jumps it
    /// would look at some other time of the story.
    void awaitFirstLooks() {
        Awaitility.await()
                .until(() -> app.database()
                                .read(h -> h.select("""
                        select count(*) from qrtz_triggers t
                        where t.trigger_name = 'digests' and t.prev_fire_time > 0
                          and not exists (select 1 from qrtz_fired_triggers f where f.trigger_name = t.trigger_name)
                        """).mapTo(Integer.class).one())
                        == 1);
    }

    /// Waits until all mail has left. Before a story's clock jumps: a courier that seems to be at one
    /// parcel for hours is taken for dead, and another one carries it once more.
    void awaitAllSent() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> app.database().read(h -> app.outbox().waiting(h)).isEmpty());
    }

    App app() {
        return app;
    }

    static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    @Override
    public void close() {
        app.close();
        postbox.close();
    }
}
