package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.crash.Needs;
import org.letterboard.imap.TestCertificate;
import org.letterboard.inbox.Sources;

/// The same against a mail server as providers run it: its IDLE, its MOVE, its certificates.
@ResourceLock("the log of the IMAP door")
class DovecotStoryTest {
    @TempDir
    Path folder;

    private Dovecot dovecot;
    private Town town;

    private void open(String tls) throws Exception {
        Needs.program("dovecot", "--version");
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "Dovecot as it is set up here needs root");
        var certificate = TestCertificate.make(folder.resolve("made"), "localhost");
        dovecot = new Dovecot(folder.resolve("dovecot"), certificate);
        Files.writeString(folder.resolve("password"), Dovecot.PASSWORD);
        Files.copy(certificate.cert(), folder.resolve("ca.pem"));
        Files.writeString(folder.resolve("mailboxes.toml"), dovecot.mailbox(tls));
        town = Town.with(folder, Clock.systemUTC(), "walkers", "");
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
    }

    @AfterEach
    void close() {
        if (town != null) town.close();
        if (dovecot != null) dovecot.close();
    }

    private static String letter(String subject) {
        return Letters.from("Ann Bell <ann@example.net>")
                .header("To", "walkers@lists.example.org")
                .subject(subject)
                .text("Grüße\n\nAnn");
    }

    private void awaitDone(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> dovecot.in(".Letterboard.Done").size() == count);
    }

    @Test
    void what_is_delivered_while_we_wait_is_a_post_at_once() throws Exception {
        open("implicit");
        dovecot.deliver("1", letter("Lunch on Sunday?"));
        awaitDone(1);
        // The first woke us from the start, these come while we idle.
        for (var n = 2; n <= 5; n++) {
            dovecot.deliver(String.valueOf(n), letter("Walk " + n));
            awaitDone(n);
        }
        town.awaitPosts("walkers", 5);
        town.postbox.awaitOne("bob@example.com", "Walk 5");

        assertThat(dovecot.in("")).isEmpty();
        assertThat(dovecot.in(".Letterboard.Done")).noneMatch(file -> file.matches(".*:2,.*S.*"));
        var source = town.posts("walkers").getFirst().sourceId();
        byte[] kept = town.app().database().read(h -> Sources.read(h, source));
        assertThat(new String(kept, UTF_8)).isEqualTo(letter("Lunch on Sunday?").replace("\n", "\r\n"));
    }

    @Test
    void a_large_one_comes_in_pieces_and_whole() throws Exception {
        open("implicit");
        var large = letter("A film") + "0123456789abcdef\n".repeat(100_000);
        dovecot.deliver("film", large);
        awaitDone(1);
        town.awaitPosts("walkers", 1);

        var source = town.posts("walkers").getFirst().sourceId();
        byte[] kept = town.app().database().read(h -> Sources.read(h, source));
        assertThat(new String(kept, UTF_8)).isEqualTo(large.replace("\n", "\r\n"));
        try (var spool = Files.list(folder.resolve("data/imap"))) {
            assertThat(spool).isEmpty();
        }
    }

    @Test
    void by_starttls_and_over_a_restart_of_the_server_nothing_is_lost_or_doubled() throws Exception {
        open("starttls");
        dovecot.deliver("1", letter("Before"));
        awaitDone(1);
        dovecot.restart();
        dovecot.deliver("2", letter("After"));
        awaitDone(2);
        town.awaitPosts("walkers", 2);

        assertThat(town.posts("walkers")).hasSize(2);
        assertThat(town.handled()).isEqualTo(2);
        List<String> tls = town.app()
                .database()
                .read(h -> h.select("select distinct tls from inbox")
                        .mapTo(String.class)
                        .list());
        assertThat(tls).allMatch(words -> words.startsWith("TLSv1."));
    }
}
