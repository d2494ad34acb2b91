package org.letterboard.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.letterboard.App;
import org.letterboard.demo.Cast.Person;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import org.letterboard.settings.Settings;

/// A gateway on free ports with its lists, everybody's mail system around it, and the ways in which people reach them:
/// sockets only. All of its files are in one folder, which is gone afterwards.
final class DemoWorld implements AutoCloseable {
    static final String DOMAIN = "lists.lantern.example";

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Path folder;
    private final Path home;
    private final DemoClock clock;
    private final MailSystem mailSystem = new MailSystem();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int letters;
    private @Nullable App app;
    private @Nullable Mailboxes mailboxes;
    private @Nullable URI board;

    /// @param folder an empty one of its own
    /// @param home   the folder with `templates/`
    /// @param clock  the one that the demo's own goes by
    DemoWorld(Path folder, Path home, Clock clock) {
        this.folder = folder;
        this.home = home;
        this.clock = new DemoClock(clock);
    }

    synchronized void start() throws IOException {
        if (isClosing()) throw new IllegalStateException("it ends already");
        clock.to(next(MORNING).toInstant());
        mailSystem.start(Cast.withMailboxes());
        mailboxes = new Mailboxes(mailSystem.imapPort());
        board = URI.create("http://127.0.0.1:" + freePort());
        DemoConfig.write(config(), DOMAIN, mailSystem, board);
        var gateway = new App(settings(), home, clock);
        app = gateway;
        gateway.start();
        for (var list : Cast.lists()) office().seat(list, Cast.on(list));
    }

    /// The board's address stands in mails, so its port must be known before it opens.
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Settings settings() {
        return switch (ConfigReader.read(config())) {
            case Loaded.Right right -> right.settings();
            case Loaded.Wrong wrong ->
                throw new IllegalStateException(wrong.report().text());
        };
    }

    Path config() {
        return folder.resolve("config");
    }

    static String address(String local) {
        return local + "@" + DOMAIN;
    }

    Instant now() {
        return clock.instant();
    }

    /// The next time that the clocks of The Lantern show this.
    ZonedDateTime next(LocalTime time) {
        var now = now().atZone(ZONE);
        var today = now.with(time);
        return today.isAfter(now) ? today : today.plusDays(1);
    }

    /// Puts the clock forward. What is under way is finished first; it would otherwise seem to take hours, and be tried
    /// anew.
    void clockTo(ZonedDateTime later) {
        office().awaitQuiet();
        clock.to(later.toInstant());
        look();
    }

    /// Has everything looked at that happens by the clock: the timetable goes by the system's, and does not know ours.
    void look() {
        Objects.requireNonNull(app, "not started")
                .looks()
                .forEach(entry -> entry.look().run());
    }

    void pass(Duration time) {
        clockTo(now().atZone(ZONE).plus(time));
    }

    /// How far the demo's clock is ahead of everybody else's.
    Duration ahead() {
        return clock.ahead();
    }

    /// Somebody writes a letter of their own; the answer is the gateway's id of it.
    String write(Person author, String to, String subject, String text) {
        return write(author, to, letter(author).to(to).subject(subject).text(text));
    }

    /// Somebody presses Reply.
    String reply(Person author, Got got, String text) {
        var to = got.header("Reply-To").isEmpty() ? "From" : "Reply-To";
        var letter = letter(author)
                .to(got.header(to))
                .subject("Re: " + got.header("Subject"))
                .answers(got)
                .text(text);
        return write(author, got.address(to), letter);
    }

    /// The beginning of a letter, with an id of its own.
    Letter letter(Person author) {
        letters++;
        return Letter.by(author, "letter-" + letters, now());
    }

    /// Somebody's mail system brings a letter to the gateway; the answer is the gateway's id of it.
    String write(Person author, String to, Letter letter) {
        return bring(author.address(), to, letter);
    }

    /// @param sender the envelope sender, empty in reports
    String bring(String sender, String to, Letter letter) {
        return new Postman(smtpPort()).bring(sender, to, letter.bytes());
    }

    /// Somebody writes to somebody else, past the gateway.
    void writeDirectly(Person author, Person to, Letter letter) {
        new Postman(mailSystem.smtpPort()).bring(author.address(), to.address(), letter.bytes());
    }

    Mailboxes mailboxes() {
        return Objects.requireNonNull(mailboxes, "not started");
    }

    Office office() {
        return new Office(folder.resolve("data"));
    }

    URI board() {
        return Objects.requireNonNull(board, "not started");
    }

    int smtpPort() {
        return Objects.requireNonNull(app, "not started").smtpPort();
    }

    int imapPort() {
        return mailSystem.imapPort();
    }

    boolean isClosing() {
        return closing.get();
    }

    /// Waits until somebody has closed it.
    void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /// Ends the gateway first, so that it finds its relay until the end.
    @Override
    public void close() {
        if (!closing.getAndSet(true)) end();
    }

    private synchronized void end() {
        try (var _ = mailSystem) {
            if (mailboxes != null) mailboxes.close();
            if (app != null) app.close();
        }
        removeFolder();
        closed.countDown();
    }

    private void removeFolder() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be removed", e);
        }
    }
}
