package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail to Bob comes back.
class BouncesTest {
    private static final String BOB = "bob@example.com";
    private static final String OLGA = "olga@example.org";
    private static final String COMES_BACK = "Mail to Bob (bob@example.com) comes back";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Town town;

    @BeforeEach
    void lists() {
        var owner = "owners = [\"olga@example.org\"]\n";
        town = Town.with(folder, clock, "walkers", owner, "rowers", owner + "bounces.pause-after = 1\n");
        for (var list : List.of("walkers", "rowers"))
            town.members(list, "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void write(String list, String from, String subject) {
        town.send(
                from,
                list + "@lists.example.org",
                Letters.from(from).subject(subject).text("At the mill?"));
    }

    /// A post reaches Bob's mail system, which sends a report to the address that it came from.
    private void comesBack(String list, String subject, String report) {
        write(list, "ann@example.net", subject);
        var sender = town.postbox.awaitOne(BOB, subject).sender();
        assertThat(sender).startsWith(list + "-bounces+");
        assertThat(town.send("", sender, report)).startsWith("250");
        settle();
    }

    private void settle() {
        town.settle();
        town.look();
        town.settle();
    }

    private void aDayPasses() {
        town.settle();
        clock.advance(Duration.ofDays(1));
    }

    private boolean paused(String list) {
        return town.app().database().read(h -> town.app().members().on(h, town.list(list))).stream()
                .anyMatch(one -> one.member().address().equals(BOB) && one.bounced());
    }

    /// Whether a post of now goes to Bob.
    private boolean getsMail(String list, String subject) {
        write(list, "ann@example.net", subject);
        town.postbox.awaitOne("ann@example.net", subject);
        Awaitility.await()
                .until(() -> town.app()
                        .database()
                        .read(h -> town.app().outbox().waiting(h))
                        .isEmpty());
        return !town.postbox.found(BOB, subject).isEmpty();
    }

    private void fiveDays() {
        comesBack("walkers", "Day one", Reports.noSuchUser());
        // Twice on one day counts once.
        comesBack("walkers", "Day one again", Reports.noSuchUser());
        aDayPasses();
        comesBack("walkers", "Day two", Reports.exchange("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound"));
        aDayPasses();
        comesBack("walkers", "Day three", Reports.gmail("5.1.1", "550-5.1.1 The email account does not exist."));
        aDayPasses();
        comesBack("walkers", "Day four", Reports.noSuchUser());
        aDayPasses();
        assertThat(paused("walkers")).isFalse();
        comesBack("walkers", "Day five", Reports.gmail("5.1.1", "550-5.1.1 The email account does not exist."));
    }

    @Test
    void after_five_days_bobs_mail_is_paused_and_the_owner_is_told_once() {
        fiveDays();

        assertThat(paused("walkers")).isTrue();
        var told = town.postbox.awaitOne(OLGA, COMES_BACK);
        assertThat(told.plain())
                .contains("has come back on 5 different days, since 23 November")
                .contains("550-5.1.1 The email account does not exist.")
                .contains("write the word each to walkers-request@lists.example.org")
                .contains("letterboard members add walkers bob@example.com --delivery each");
        aDayPasses();
        assertThat(getsMail("walkers", "Day six")).isFalse();
        // A late report about day five says nothing new.
        town.send("", town.postbox.awaitOne(BOB, "Day five").sender(), Reports.noSuchUser());
        settle();
        settle();
        assertThat(town.postbox.found(OLGA, COMES_BACK)).hasSize(1);
        assertThat(town.isMember("walkers", BOB)).isTrue();
        assertThat(paused("rowers")).isFalse();
    }

    @Test
    void a_mailbox_that_is_shut_counts_too() {
        comesBack("rowers", "Row", Reports.gmail("5.2.1", "550-5.2.1 The email account is disabled."));

        assertThat(paused("rowers")).isTrue();
    }

    @Test
    void bobs_mail_comes_again_when_he_says_how_and_not_because_he_writes() {
        fiveDays();
        assertThat(paused("walkers")).isTrue();

        write("walkers", BOB, "I am here");
        town.postbox.awaitOne("ann@example.net", "I am here");
        assertThat(paused("walkers")).isTrue();

        var terminal = new Terminal(folder.resolve("config"));
        assertThat(terminal.run("members", "list", "walkers").out()).contains("PAUSED: mail to them came back");
        assertThat(terminal.run("members", "add", "walkers", BOB, "--delivery", "each")
                        .code())
                .isZero();

        assertThat(paused("walkers")).isFalse();
        assertThat(getsMail("walkers", "Welcome back")).isTrue();
        // What failed before does not count any more, nor what is reported on this day.
        for (var day = 1; day <= 5; day++) {
            comesBack("walkers", "After " + day, Reports.noSuchUser());
            assertThat(paused("walkers")).isFalse();
            aDayPasses();
        }
        comesBack("walkers", "After 6", Reports.noSuchUser());
        assertThat(paused("walkers")).isTrue();
        town.postbox.awaitOne(OLGA, COMES_BACK, 2);
    }

    @Test
    void what_passes_and_what_is_a_policy_never_counts() {
        var reports = List.of(
                Reports.postfix("delayed", "4.4.1", "connect to mx.example.com: Connection timed out"),
                Reports.postfix("failed", "4.4.7", "delivery temporarily suspended"),
                Reports.postfix("failed", "5.2.2", "552 5.2.2 Mailbox is full"),
                Reports.postfix("failed", "5.7.1", "550 5.7.1 blocked by a list"),
                Reports.exchange("5.7.57", "550 5.7.57 Client not authenticated"),
                Reports.exchange("5.3.4", "552 5.3.4 Message size exceeds fixed limit"),
                Reports.gmail(
                        "5.7.26", "550-5.7.26 This mail has been blocked because the sender is unauthenticated."));
        for (var report : reports) {
            comesBack("rowers", "Day " + reports.indexOf(report), report);
            aDayPasses();
        }

        assertThat(paused("rowers")).isFalse();
        assertThat(town.postbox.of(OLGA)).isEmpty();
        assertThat(getsMail("rowers", "The last day")).isTrue();
    }

    @Test
    void what_the_relay_refuses_at_once_counts_too_where_it_is_about_the_address() {
        town.postbox.refuse(BOB, "550 5.1.1 no such user");
        for (var day = 1; day <= 5; day++) {
            assertThat(paused("walkers")).isFalse();
            write("walkers", "ann@example.net", "Day " + day);
            var count = day;
            Awaitility.await().until(() -> town.failures("walkers") == count);
            settle();
            aDayPasses();
        }

        assertThat(paused("walkers")).isTrue();
        assertThat(town.postbox.awaitOne(OLGA, COMES_BACK).plain()).contains("550 5.1.1 no such user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.1 we do not like you", "550 no", "550 5.1.8 your domain does not exist"})
    void what_the_relay_refuses_for_reasons_of_its_own_does_not(String reply) {
        town.postbox.refuse(BOB, reply);
        write("rowers", "ann@example.net", "Lunch");
        Awaitility.await().until(() -> town.failures("rowers") == 1);
        settle();

        assertThat(paused("rowers")).isFalse();
    }

    @Test
    void what_was_on_its_way_to_bob_when_he_was_paused_stays_here() {
        write("rowers", "ann@example.net", "First");
        var sender = town.postbox.awaitOne(BOB, "First").sender();
        town.postbox.refuse(BOB, "450 4.2.0 try later");
        write("rowers", "ann@example.net", "Second");
        Awaitility.await().until(() -> town.waitingFor(BOB).size() == 1);
        town.send("", sender, Reports.noSuchUser());
        settle();
        assertThat(paused("rowers")).isTrue();
        town.postbox.accept(BOB);

        clock.advance(Duration.ofHours(1));

        Awaitility.await().until(() -> town.waitingFor(BOB).isEmpty());
        assertThat(town.postbox.found(BOB, "Second")).isEmpty();
        assertThat(town.failures("rowers")).isEqualTo(1);
    }

    @Test
    void a_report_that_names_no_member_or_is_forged_or_is_about_a_report_is_nothing() {
        write("rowers", "ann@example.net", "Lunch");
        var sender = town.postbox.awaitOne(BOB, "Lunch").sender();
        var forged = sender.replaceFirst("\\+(.)", "+" + (sender.contains("+a") ? "b" : "a"));

        for (var to : List.of("rowers-bounces@lists.example.org", forged, "rowers-owner@lists.example.org"))
            town.send("", to, Reports.noSuchUser());
        // A note that he is away goes to the same address, and is no failure.
        town.send(
                "",
                sender,
                Letters.from("Bob <bob@example.com>")
                        .header("Auto-Submitted", "auto-replied")
                        .subject("Away")
                        .text("550 5.1.1 I am on the Isle of Wight."));
        settle();

        assertThat(paused("rowers")).isFalse();
        assertThat(town.postbox.of(OLGA)).isEmpty();
        assertThat(town.posts("rowers")).hasSize(1);
    }
}
