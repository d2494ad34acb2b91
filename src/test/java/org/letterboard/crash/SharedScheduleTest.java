package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.db.Postgres;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.settings.DatabaseSettings;

/// Two gateways, each a process, on one PostgreSQL: what comes by the clock is looked at by one of them.
class SharedScheduleTest {
    private static final String[] LISTS = {"walkers", "singers", "owls"};
    private static final String LONG_AGO = "daily 2020-01-01";
    private static final String READER = "bob@example.org";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    // A server notes each look as it begins. Quartz itself keeps only those that are under way.
    private static final String NOTES = """
            create table fired (place serial, instance varchar, entry varchar);
            create function note() returns trigger language plpgsql as $$ begin
                insert into fired (instance, entry) values (new.instance_name, new.job_name);
                return new;
            end $$;
            create trigger note after update on qrtz_fired_triggers for each row
                when (new.state = 'EXECUTING') execute function note();
            """;

    private static final String UNDER_WAY =
            "qrtz_fired_triggers where state = 'EXECUTING' and job_name in ('questions', 'bounces')";
    // What somebody will take up, or is about to: not what is blocked since its last look is under way.
    private static final String DUE = "qrtz_triggers where trigger_state in ('WAITING', 'ACQUIRED')"
            + " and next_fire_time <= 1000 * extract(epoch from now())";
    private static final String WAITING =
            "pg_locks where not granted and relation in ('question_due'::regclass, 'bounce_news'::regclass)";

    @TempDir
    Path folder;

    private final DatabaseSettings server = Postgres.fresh();
    private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
    private Sink sink;
    private Site north;
    private Site south;
    private Connection database;

    @BeforeEach
    void two_machines() throws IOException, SQLException {
        sink = new Sink(Duration.ZERO, (to, subject) -> delivered.add(to + " " + subject));
        north = site("north");
        readers();
        south = site("south");
        Files.createDirectories(south.folder().resolve("secret"));
        Files.copy(north.folder().resolve("secret/key"), south.folder().resolve("secret/key"));
        database = DriverManager.getConnection(server.url(), server.user(), null);
        run(NOTES);
    }

    private Site site(String name) throws IOException {
        var site = Site.make(folder.resolve(name), sink.port(), 2, LISTS);
        Files.writeString(site.config().resolve("letterboard.toml"), Postgres.table(server), StandardOpenOption.APPEND);
        return site;
    }

    /// One reads the digest of each list, and has had none for long.
    private void readers() {
        north.with(app -> app.database().transact(tx -> {
            var bob = new Mailbox("Bob", EmailAddress.parse(READER).orElseThrow());
            for (var list : app.lists().all()) app.subscriptions().subscribe(tx, list, bob, Delivery.DAILY);
            tx.execute("update digest_mark set slot = ?", LONG_AGO);
        }));
    }

    @AfterEach
    void close() throws IOException, SQLException {
        database.close();
        sink.close();
    }

    @Test
    void each_time_is_looked_at_by_one_of_two_gateways() throws SQLException, IOException {
        try (var _ = Gateway.start(north, CrashLoop.QUICK).awaitDoor()) {
            for (var list : LISTS) send(list);
            await().atMost(LONGEST).until(() -> Postgres.count(server, "inbox_work") == 0);
            afterTheLooksOfTheStart();
            noDigestWasSentForLong();
            var holding = busyWithTwoLooks();
            try (var _ = Gateway.start(south, CrashLoop.QUICK).awaitDoor()) {
                try (holding) {
                    theSecondDoesWhatTheFirstIsNotAt();
                }
                await().atMost(LONGEST).until(() -> digests() >= LISTS.length);
                // They were due again, and are looked at as soon as the first look is over.
                await().atMost(LONGEST)
                        .until(() -> !fired("questions").isEmpty()
                                && !fired("bounces").isEmpty());
            }
        }
        for (var list : LISTS) assertThat(fired("digest-daily/" + list)).hasSize(1);
        assertThat(digests()).isEqualTo(LISTS.length);
    }

    private void afterTheLooksOfTheStart() {
        await().atMost(LONGEST).until(() -> Postgres.count(server, "digest_mark where slot = '" + LONG_AGO + "'") == 0);
        await().atMost(LONGEST).until(() -> Postgres.count(server, "parcel_work") == 0);
    }

    private void noDigestWasSentForLong() throws SQLException {
        run("update digest_mark set number = 0, slot = '" + LONG_AGO + "'");
        delivered.clear();
    }

    /// Both threads that look are busy with what waits for a lock, until what is answered is closed.
    private Connection busyWithTwoLooks() throws SQLException {
        var holding = DriverManager.getConnection(server.url(), server.user(), null);
        holding.setAutoCommit(false);
        holding.createStatement().execute("lock table question_due, bounce_news in access exclusive mode");
        due("trigger_name in ('questions', 'bounces')");
        await().atMost(LONGEST)
                .until(() -> Postgres.count(server, UNDER_WAY) == 2 && Postgres.count(server, WAITING) >= 2);
        run("delete from fired");
        return holding;
    }

    private void theSecondDoesWhatTheFirstIsNotAt() throws SQLException, IOException {
        due("true");

        await().atMost(LONGEST).until(() -> Postgres.count(server, DUE) == 0);
        for (var list : LISTS) assertThat(fired("digest-daily/" + list)).containsExactly(name(south));
        // They are due again as well; but the first is still at it.
        assertThat(fired("questions")).isEmpty();
        assertThat(fired("bounces")).isEmpty();
    }

    private static String name(Site site) throws IOException {
        return Files.readString(site.folder().resolve("data/node")).strip();
    }

    private void due(String which) throws SQLException {
        run("update qrtz_triggers set next_fire_time = %d where %s".formatted(System.currentTimeMillis(), which));
    }

    private long digests() {
        return delivered.stream().filter(mail -> mail.startsWith(READER)).count();
    }

    private void send(String list) throws IOException {
        var letter =
                "From: Ann <ann@example.net>\r\nTo: %s@%s\r\nMessage-ID: <%s@example.net>\r\nSubject: Sunday\r\n\r\nAt ten.\r\n"
                        .formatted(list, Site.DOMAIN, list);
        try (var session = new SmtpSession(north.smtpPort())) {
            var to = List.of(list + "@" + Site.DOMAIN);
            assertThat(session.send("ann@example.net", to, letter.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
    }

    private void run(String statement) throws SQLException {
        try (var run = database.createStatement()) {
            run.execute(statement);
        }
    }

    /// The gateways that have begun to look at an entry, in this order.
    private List<String> fired(String entry) throws SQLException {
        try (var asking = database.prepareStatement("select instance from fired where entry = ? order by place")) {
            asking.setString(1, entry);
            var instances = new ArrayList<String>();
            for (var rows = asking.executeQuery(); rows.next(); ) instances.add(rows.getString(1));
            return instances;
        }
    }
}
