package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.imap.Front;
import org.letterboard.imap.MailAccount;
import org.letterboard.imap.TestCertificate;
import org.letterboard.inbox.MailId;
import org.letterboard.inbox.Sources;

/// A list whose mail comes to an account at some provider, which keeps it until the gateway fetches it.
@ResourceLock("the log of the IMAP door")
class ImapStoryTest {
    private static final String WALKERS = "walkers@lists.example.org";

    @TempDir
    static Path made;

    private static TestCertificate certificate;

    @TempDir
    Path folder;

    private final MailAccount account = new MailAccount();
    private Front front;
    private Town town;

    @BeforeAll
    static void certificate() throws Exception {
        certificate = TestCertificate.make(made, "localhost");
    }

    @BeforeEach
    void an_account_that_is_fetched_from() throws Exception {
        account.make("Lists");
        front = Front.tls(account.port(), certificate.context());
        Files.writeString(folder.resolve("password"), MailAccount.PASSWORD);
        Files.copy(certificate.cert(), folder.resolve("ca.pem"));
        Files.writeString(folder.resolve("mailboxes.toml"), mailbox("INBOX") + mailbox("Lists"));
        town = Town.with(folder, Clock.systemUTC(), "walkers", "");
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
    }

    private String mailbox(String name) {
        return """
                [[mailbox]]
                host = "localhost"
                port = %d
                ca-file = "ca.pem"
                user = "%s"
                password-file = "password"
                folder = "%s"
                """.formatted(front.port(), MailAccount.USER, name);
    }

    @AfterEach
    void close() throws IOException {
        town.close();
        front.close();
        account.close();
    }

    private void awaitDone(int count) {
        await().until(() -> account.in("Letterboard.Done").size() == count);
    }

    private static String lunch() {
        return Letters.from("Ann Bell <ann@example.net>")
                .header("To", "Walkers <" + WALKERS + ">")
                .subject("Lunch on Sunday?")
                .id("lunch@example.net")
                .text("Shall we meet at the mill?\n\n.\nAnn");
    }

    private int arrivals() {
        return town.app()
                .database()
                .read(h -> h.select("select count(*) from inbox where door = 'imap'")
                        .mapTo(Integer.class)
                        .one());
    }

    private long lastArrival() {
        return town.app()
                .database()
                .read(h -> h.select("select max(id) from inbox where door = 'imap'")
                        .mapTo(Long.class)
                        .one());
    }

    private String terminal(String... words) {
        return new Terminal(folder.resolve("config")).run(words).out();
    }

    @Test
    void what_lies_in_the_account_becomes_a_post_and_lies_in_done_afterwards() {
        account.put(lunch());
        awaitDone(1);
        town.awaitPosts("walkers", 1);
        town.postbox.awaitOne("bob@example.com", "Lunch on Sunday?");

        var source = town.posts("walkers").getFirst().sourceId();
        var kept = new String(town.app().database().read(h -> Sources.read(h, source)), ISO_8859_1);
        assertThat(kept).isEqualTo(lunch().replace("\n", "\r\n"));
        assertThat(account.in("Letterboard.Done")).containsExactly(kept);
        assertThat(account.in("INBOX")).isEmpty();
        assertThat(account.isSeen("Letterboard.Done")).isFalse();

        town.restart();
        account.put(lunch().replace("lunch@", "tea@").replace("Lunch", "Tea"));
        town.awaitPosts("walkers", 2);
        awaitDone(2);
        assertThat(arrivals()).isEqualTo(2);
        assertThat(town.postbox.thatGot("Lunch on Sunday?")).containsExactly("ann@example.net", "bob@example.com");
    }

    @Test
    void a_gateway_that_stops_between_durable_and_moved_doubles_nothing() {
        front.cutAt("UID MOVE");
        account.put(lunch());
        await().until(front::hasCut);
        town.awaitPosts("walkers", 1);
        assertThat(account.in("INBOX")).hasSize(1);
        assertThat(account.in("Letterboard.Done")).isEmpty();

        town.restart();
        awaitDone(1);

        // It was read again, known by its place, and moved.
        assertThat(front.said("BODY.PEEK")).isEqualTo(2);
        assertThat(arrivals()).isEqualTo(1);
        assertThat(town.posts("walkers")).hasSize(1);
        assertThat(account.in("INBOX")).isEmpty();
    }

    @Test
    void what_is_numbered_anew_is_fetched_again_and_is_a_duplicate_on_the_board() {
        account.put("Lists", lunch());
        town.awaitPosts("walkers", 1);
        awaitDone(1);

        // The provider has put its backup back.
        account.makeAnew("Lists");
        account.put("Lists", lunch());
        town.restart();
        awaitDone(2);
        await().until(() -> town.handled() == 2);

        assertThat(arrivals()).isEqualTo(2);
        assertThat(town.posts("walkers")).hasSize(1);
        assertThat(terminal("why", MailId.text(lastArrival()))).contains("a duplicate of walkers #1");
        assertThat(town.postbox.thatGot("Lunch on Sunday?")).containsExactly("ann@example.net", "bob@example.com");
    }

    @Test
    void bob_leaves_by_answering_though_only_the_delivery_names_the_token() {
        account.put(Letters.from("Bob <bob@example.com>")
                .header("To", "walkers-leave@lists.example.org")
                .subject("bye")
                .text(""));
        var question = town.postbox.awaitOne("bob@example.com", "Do you want to leave Walkers?");
        account.put("X-Original-To: " + question.header("Reply-To") + "\n"
                + Letters.from("Bob <bob@example.com>")
                        .header("To", "undisclosed-recipients:;")
                        .subject("Re: Do you want to leave Walkers?")
                        .text("Yes."));

        town.postbox.awaitOne("bob@example.com", "You have left Walkers");
        assertThat(town.isMember("walkers", "bob@example.com")).isFalse();
    }

    @Test
    void what_names_none_of_our_addresses_is_set_aside_for_a_person_to_see() {
        account.put(Letters.from("Ann Bell <ann@example.net>")
                .header("To", "friends@example.com, walkerz@lists.example.org")
                .id("friends@example.net")
                .subject("Hello friends")
                .text("Hello."));
        awaitDone(1);
        await().until(() -> town.handled() == 1);

        assertThat(terminal("inbox"))
                .contains("1 message was set aside")
                .contains("from ann@example.net  to nobody")
                .contains("it was sent to none of our addresses");
        assertThat(terminal("why", "friends@example.net"))
                .contains("taken in by the imap door from localhost, TLSv1.")
                .contains("envelope: from ann@example.net to none of our addresses")
                .contains("SET ASIDE")
                .contains("it was sent to none of our addresses");
        assertThat(town.posts("walkers")).isEmpty();
    }

    @Test
    void an_account_comes_and_goes_without_a_restart() throws IOException {
        var both = Files.readString(folder.resolve("mailboxes.toml"));
        Files.writeString(folder.resolve("mailboxes.toml"), mailbox("Lists"));
        town.takeOver();
        account.put(lunch());
        account.put("Lists", lunch().replace("lunch@", "tea@").replace("Lunch", "Tea"));
        awaitDone(1);
        assertThat(account.in("INBOX")).singleElement().asString().contains("Lunch");

        Files.writeString(folder.resolve("mailboxes.toml"), both);
        town.takeOver();
        awaitDone(2);
        town.awaitPosts("walkers", 2);
    }

    @Test
    void a_robot_is_not_answered() {
        account.put("Return-Path: <>\n"
                + Letters.from("Mail System <MAILER-DAEMON@example.net>")
                        .header("To", WALKERS)
                        .subject("Undelivered")
                        .text("No such user."));
        account.put("Return-Path: <eve@example.net>\n"
                + Letters.from("Eve <eve@example.net>")
                        .header("To", WALKERS)
                        .subject("I am new")
                        .text("Hello."));
        // The stranger is answered, so the robot would have been by then.
        town.postbox.awaitOne("eve@example.net", "Your message to Walkers was not sent on");
        await().until(() -> town.handled() == 2);

        assertThat(town.posts("walkers")).isEmpty();
        assertThat(town.postbox.all()).hasSize(1);
        List<String> senders = town.app()
                .database()
                .read(h -> h.select("select coalesce(mail_from, '<>') from inbox order by id")
                        .mapTo(String.class)
                        .list());
        assertThat(senders).containsExactly("<>", "eve@example.net");
    }
}
