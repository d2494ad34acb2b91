package org.letterboard.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.db.Database;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Sources;
import org.letterboard.settings.MailboxSettings;
import org.letterboard.settings.MailboxSettings.Tls;
import org.letterboard.settings.Secret;
import org.slf4j.LoggerFactory;

/// What servers do to us, and what becomes of the mail then: it is ours or it is theirs, and never nobody's.
@ResourceLock("the log of the IMAP door")
class ImapDoorTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long MOST = 20_000;
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.letterboard.imap");

    @TempDir
    static Path made;

    private static TestCertificate certificate;

    @TempDir
    Path folder;

    private final MailAccount account = new MailAccount();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private volatile boolean room = true;
    private Database database;
    private Inbox inbox;
    private ImapDoor door;
    private Front front;

    @BeforeAll
    static void certificate() throws Exception {
        certificate = TestCertificate.make(made, "localhost");
    }

    @BeforeEach
    void open() throws Exception {
        database = Database.open(folder.resolve("data"));
        inbox = new Inbox(database, Clock.systemUTC(), "one", () -> room);
        inbox.start();
        front = Front.plain(account.port());
        door = door(new Patience(LONG, LONG, SHORT, SHORT, SHORT.multipliedBy(10)));
        LOG.setLevel(Level.INFO);
        LOG.setAdditive(false);
        log.start();
        LOG.addAppender(log);
    }

    private ImapDoor door(Patience patience) {
        return new ImapDoor(new Premises(
                folder.resolve("imap"),
                MOST,
                50,
                address -> address.local().startsWith("walkers"),
                inbox::accept,
                Clock.systemUTC(),
                patience));
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        front.close();
        inbox.close();
        database.close();
        account.close();
        LOG.detachAppender(log);
        LOG.setLevel(null);
        LOG.setAdditive(true);
    }

    private MailboxSettings mailbox(String host, Tls tls, List<X509Certificate> authorities) {
        return new MailboxSettings(
                host,
                front.port(),
                tls,
                authorities,
                MailAccount.USER,
                new Secret(MailAccount.PASSWORD),
                "INBOX",
                "Letterboard/Done");
    }

    private List<X509Certificate> ours() throws Exception {
        var pem = Files.readString(certificate.cert());
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("(?s).*BEGIN CERTIFICATE-----|-----END.*", ""));
        return List.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    }

    private void watchInThePlain() throws Exception {
        door.start(List.of(mailbox("127.0.0.1", Tls.NONE, List.of())));
    }

    private void watchEncrypted(String host, List<X509Certificate> authorities) throws Exception {
        front.close();
        front = Front.tls(account.port(), certificate.context());
        door.start(List.of(mailbox(host, Tls.IMPLICIT, authorities)));
    }

    private static String letter(String subject) {
        return "From: Ann <ann@example.net>\r\nTo: walkers@lists.example.org\r\nSubject: " + subject
                + "\r\n\r\nHello.\r\nSee you on Sunday.\r\nAnn\r\n";
    }

    private List<String> taken() {
        return database.read(h -> h.select("select source_id from inbox order by id").mapTo(Long.class).list().stream()
                .map(id -> new String(Sources.read(h, id), StandardCharsets.ISO_8859_1))
                .toList());
    }

    private List<String> done() {
        return account.in("Letterboard.Done");
    }

    private void awaitDone(int count) {
        await().until(() -> done().size() == count);
    }

    private void awaitLine(String words) {
        await().until(() -> !lines(words).isEmpty());
    }

    private List<String> lines(String words) {
        return List.copyOf(log.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .filter(line -> line.contains(words))
                .toList();
    }

    private List<String> warnings() {
        return lines("").stream()
                .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
                .toList();
    }

    @Test
    void a_message_comes_in_byte_for_byte_and_lies_in_done_unseen() throws Exception {
        account.put(letter("before"));
        watchEncrypted("localhost", ours());
        awaitDone(1);
        await().until(() -> front.said("IDLE") == 1);
        account.put(letter("while we wait"));
        awaitDone(2);

        assertThat(taken()).containsExactly(letter("before"), letter("while we wait"));
        assertThat(done()).containsExactly(letter("before"), letter("while we wait"));
        assertThat(account.in("INBOX")).isEmpty();
        assertThat(account.isSeen("Letterboard.Done")).isFalse();
        assertThat(front.said("LOGIN") + front.said("AUTHENTICATE")).isEqualTo(1);
        assertThat(warnings()).isEmpty();
        List<String> tls = database.read(
                h -> h.select("select tls from inbox").mapTo(String.class).list());
        assertThat(tls).allMatch(words -> words.startsWith("TLSv1."));
    }

    @Test
    void without_idle_it_looks_again_by_itself() throws Exception {
        front.hide("IDLE");
        watchInThePlain();
        awaitLine("idle=false");
        account.put(letter("later"));
        awaitDone(1);
        assertThat(front.said("IDLE")).isZero();
    }

    @Test
    void what_comes_while_it_looks_again_is_looked_for_at_once() throws Exception {
        account.put(letter("first"));
        front.tell("* 1 EXISTS", 2, "UID FETCH 1:*");
        watchInThePlain();
        awaitDone(1);
        await().until(() -> front.said("IDLE") == 1);

        assertThat(front.said("UID FETCH 1:*")).isEqualTo(3);
    }

    @Test
    void without_move_it_is_copied_and_that_one_alone_removed() throws Exception {
        account.put(letter("somebody marked this one"));
        account.markDeleted("INBOX");
        account.put(letter("ours"));
        front.hide("MOVE");
        watchInThePlain();
        awaitDone(1);
        await().until(() -> account.in("INBOX").size() == 1);

        assertThat(done()).containsExactly(letter("ours"));
        assertThat(account.in("INBOX")).containsExactly(letter("somebody marked this one"));
        assertThat(taken()).containsExactly(letter("ours"));
    }

    @Test
    void without_move_and_uidplus_it_stays_marked_and_is_not_taken_twice() throws Exception {
        account.put(letter("ours"));
        front.hide("MOVE", "UIDPLUS");
        watchInThePlain();
        awaitDone(1);
        account.put(letter("one more"));
        awaitDone(2);

        assertThat(account.in("INBOX")).hasSize(2);
        assertThat(taken()).containsExactly(letter("ours"), letter("one more"));
        assertThat(front.said("EXPUNGE")).isZero();
    }

    @Test
    void a_server_that_hangs_up_in_the_middle_of_a_message_gives_it_again() throws Exception {
        front.cutInAnswerTo("BODY.PEEK");
        account.put(letter("torn"));
        watchInThePlain();
        awaitLine("the server hung up");
        awaitDone(1);

        assertThat(front.hasCut()).isTrue();
        assertThat(taken()).containsExactly(letter("torn"));
        awaitLine("INFO mail is fetched again");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_before_the_move_doubles_nothing() throws Exception {
        front.cutAt("MOVE");
        account.put(letter("safe"));
        watchInThePlain();
        awaitDone(1);

        assertThat(front.hasCut()).isTrue();
        assertThat(taken()).containsExactly(letter("safe"));
        // It was safe already, so that it was only moved.
        assertThat(front.said("BODY.PEEK")).isEqualTo(1);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_believed() throws Exception {
        account.put(letter("secret"));
        watchEncrypted("localhost", List.of());
        awaitLine("still no mail");

        assertThat(warnings()).singleElement().asString().contains("a certificate that is not to be believed");
        assertThat(front.said()).isEmpty();
        assertThat(taken()).isEmpty();
    }

    @Test
    void a_certificate_of_another_name_is_not_believed() throws Exception {
        account.put(letter("secret"));
        watchEncrypted("127.0.0.1", ours());
        awaitLine("still no mail");

        assertThat(warnings()).singleElement().asString().contains("a certificate that is not to be believed");
        assertThat(front.said()).isEmpty();
        assertThat(account.in("INBOX")).hasSize(1);
    }

    @Test
    void without_starttls_nobody_logs_in() throws Exception {
        door.start(List.of(mailbox("localhost", Tls.STARTTLS, ours())));
        awaitLine("the server offers no STARTTLS");
        assertThat(front.said("LOGIN") + front.said("AUTHENTICATE")).isZero();
    }

    @Test
    void a_wrong_password_is_told_once_and_so_is_its_end() throws Exception {
        account.password("another");
        account.put(letter("later"));
        watchInThePlain();
        awaitLine("still no mail");
        assertThat(warnings()).singleElement().asString().contains("the server refuses the login");
        assertThat(lines(MailAccount.PASSWORD)).isEmpty();

        account.password(MailAccount.PASSWORD);
        awaitDone(1);
        awaitLine("INFO mail is fetched again");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void what_is_too_large_stays_and_is_named_once() throws Exception {
        account.put(letter("a film") + "x".repeat((int) MOST));
        account.put(letter("small"));
        watchInThePlain();
        awaitDone(1);
        account.put(letter("also small"));
        awaitDone(2);

        assertThat(account.in("INBOX")).singleElement().asString().contains("a film");
        assertThat(taken()).containsExactly(letter("small"), letter("also small"));
        assertThat(warnings()).singleElement().asString().contains("too large").contains("subject=\"a film\"");
    }

    @Test
    void what_finds_no_room_waits_where_it_is() throws Exception {
        room = false;
        account.put(letter("patient"));
        watchInThePlain();
        awaitLine("there is no room");
        assertThat(account.in("INBOX")).hasSize(1);
        assertThat(taken()).isEmpty();

        room = true;
        awaitDone(1);
        assertThat(taken()).containsExactly(letter("patient"));
    }

    @Test
    void one_account_that_cannot_be_reached_stops_no_other() throws Exception {
        var good = mailbox("127.0.0.1", Tls.NONE, List.of());
        var bad = new MailboxSettings(
                "localhost", 1, Tls.NONE, List.of(), "nobody", new Secret("x"), "INBOX", "Letterboard/Done");
        door.start(List.of(bad, good));
        account.put(letter("through"));
        awaitDone(1);
        awaitLine("the server cannot be reached");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void an_account_that_is_taken_out_of_the_settings_is_left_alone() throws Exception {
        watchInThePlain();
        awaitLine("idle=true");
        door.takeOver(List.of());
        account.put(letter("not ours any more"));
        awaitLine("no longer watched");
        assertThat(front.said("LOGOUT")).isEqualTo(1);
        assertThat(account.in("INBOX")).hasSize(1);

        door.takeOver(List.of(mailbox("127.0.0.1", Tls.NONE, List.of())));
        awaitDone(1);
    }

    @Test
    void it_idles_for_so_long_only_and_finds_a_line_that_is_dead() throws Exception {
        door = door(new Patience(Duration.ofSeconds(1), SHORT, LONG, SHORT, SHORT));
        watchInThePlain();
        await().until(() -> front.said("IDLE") == 3);
        assertThat(front.said("DONE")).isEqualTo(2);
        assertThat(warnings()).isEmpty();

        front.fallSilent();
        awaitLine(
                "WARN mail cannot be fetched and waits there account=walkers@127.0.0.1/INBOX why=\"the server does not"
                        + " answer\"");
    }

    @Test
    void a_server_that_has_fallen_silent_does_not_keep_us_from_ending() throws Exception {
        watchInThePlain();
        await().until(() -> front.said("IDLE") == 1);
        front.fallSilent();
        var began = System.nanoTime();
        door.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
        awaitLine("no longer watched");
        assertThat(warnings()).isEmpty();
    }
}
