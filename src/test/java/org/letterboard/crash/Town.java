package org.letterboard.crash;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.letterboard.App;
import org.letterboard.control.Answer;
import org.letterboard.control.ControlLine;
import org.letterboard.control.Request;
import org.letterboard.imap.MailAccount;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;

/// A list whose posts are held and one with digests, the people around both, the relay that brings them their mail, and
/// an account elsewhere. It outlives all gateways that serve it.
final class Town implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final List<String> READERS = IntStream.rangeClosed(1, 6)
            .mapToObj(i -> "reader" + i + "@r.example")
            .toList();
    private static final List<String> EACH = List.of("each1@e.example", "each2@e.example");
    private static final int MOST_WAITING = 60;
    // A digest names 250 letters; of the rest it says where they are, which nobody here can look up.
    private static final int MOST_FOR_A_DIGEST = 180;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final GreenMail elsewhere = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser account;
    private final Sink sink;
    private final TownMail mail;
    private final TownPeople people;

    /// @param door asked for each connection: one of several
    Town(long seed, IntSupplier door) throws IOException {
        elsewhere.start();
        account = elsewhere.setUser("daily", "daily", "secret");
        mail = new TownMail(this::answer);
        sink = Sink.readBy(mail);
        people = new TownPeople(door, seed, this::put, this::isBehind);
    }

    private boolean isBehind() {
        return waiting(EACH.getFirst()) > MOST_WAITING || waiting(READERS.getFirst()) > MOST_FOR_A_DIGEST;
    }

    private long waiting(String recipient) {
        var got = mail.namesTo(recipient);
        return people.toDaily.stream().filter(name -> !got.contains(name)).count();
    }

    private void answer(TownMail.Mail got) {
        people.answer(got);
    }

    private void put(byte[] message) {
        try {
            account.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(message)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The configuration of a gateway that serves it.
    Site site(Path folder) {
        var site = Site.make(folder, sink.port(), CONNECTIONS, TownPeople.HELD, TownPeople.DAILY);
        try {
            Files.writeString(folder.resolve("imap-password"), "secret");
            Files.writeString(
                    site.config().resolve("letterboard.toml"),
                    Files.readString(site.config().resolve("letterboard.toml"))
                            + """
                            [[mailbox]]
                            host = "127.0.0.1"
                            port = %d
                            tls = "none"
                            user = "daily"
                            password-file = "imap-password"
                            done = "Done"
                            """.formatted(elsewhere.getImap().getPort()));
            Files.writeString(site.config().resolve("lists/held.toml"), """
                    posting = "members-moderated"
                    moderators = ["mod1@m.example", "mod2@m.example"]
                    moderation.grace = "1s"
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return site;
    }

    /// Puts everybody on the lists, while no gateway runs.
    void seat(Site site) {
        site.with(app -> app.database().transact(tx -> {
            var held = app.lists().named(TownPeople.HELD).orElseThrow();
            var daily = app.lists().named(TownPeople.DAILY).orElseThrow();
            for (var address : EACH)
                for (var list : List.of(held, daily))
                    app.subscriptions().subscribe(tx, list, person(address), Delivery.EACH);
            for (var address : READERS) app.subscriptions().subscribe(tx, daily, person(address), Delivery.DAILY);
            app.subscriptions().subscribe(tx, held, person("ann@example.net"), Delivery.NONE);
        }));
    }

    private static Mailbox person(String address) {
        return new Mailbox("", EmailAddress.parse(address).orElseThrow());
    }

    /// Everybody begins to write.
    void start(long seed) {
        people.start(seed);
    }

    /// Nobody writes any more but to answer. Returns when everybody has their 250.
    void finish() {
        people.finish();
    }

    /// Has the gateway send digests of all that waits for one; what the command answers, and nothing where none runs.
    static OptionalInt digests(Site site) throws IOException {
        var answer = new Answer(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        return ControlLine.ask(site.folder().resolve("data"), new Request.SendDigests(TownPeople.DAILY, ""), answer);
    }

    /// Quiet is when nothing has come for a while, nobody has an answer in hand, the account is empty, and the gateways
    /// have no more to do.
    void awaitQuiet(BooleanSupplier idle, long longestNanos) {
        var end = System.nanoTime() + longestNanos;
        var since = System.nanoTime();
        for (var count = -1; System.nanoTime() < end; Gateway.pause(50)) {
            if (count != mail.count() || !people.quiet() || !lying("INBOX").isEmpty() || !idle.getAsBoolean()) {
                count = mail.count();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > QUIET_NANOS) return;
        }
    }

    private List<String> lying(String folder) {
        try {
            MailFolder found = elsewhere.getManagers().getImapHostManager().getFolder(account, folder);
            var subjects = new ArrayList<String>();
            if (found == null) return subjects;
            for (var message : MailAccount.messages(found))
                subjects.add(message.getMimeMessage().getSubject());
            return subjects;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    String soFar() {
        return "to held %d, to daily %d, joining %d, mails %d, repeated %d"
                .formatted(
                        people.toHeld.size(),
                        people.toDaily.size(),
                        people.joining.size(),
                        mail.count(),
                        mail.repeated());
    }

    /// What is wrong, while no gateway runs.
    ///
    /// @param crashes how often a gateway may have stopped in the middle of something
    List<String> compare(Site site, int crashes) {
        var verdict = new TownVerdict(people, mail);
        var board = new HashMap<String, List<String>>();
        site.with(app -> {
            for (var name : List.of(TownPeople.HELD, TownPeople.DAILY)) board.put(name, subjects(app, name));
            var on = new TreeSet<String>();
            var daily = app.lists().named(TownPeople.DAILY).orElseThrow();
            app.database()
                    .read(h -> app.members().on(h, daily))
                    .forEach(s -> on.add(s.member().address()));
            verdict.members(on);
        });
        verdict.compare(board, READERS, EACH);
        verdict.account(lying("INBOX").size(), lying("Done"));
        // What is sent again after a crash: one a connection, and what went out in the last moment.
        var bound = crashes * (CONNECTIONS + 20);
        if (mail.repeated() > bound) verdict.wrong().add("repeated " + mail.repeated() + ", at most " + bound);
        return verdict.wrong();
    }

    private static List<String> subjects(App app, String name) {
        var list = app.lists().named(name).orElseThrow();
        return app.database()
                .read(h -> app.board().allTopics(h, list.id()).stream()
                        .flatMap(topic -> app.board().posts(h, topic.id()).stream())
                        .map(post -> post.subject())
                        .toList());
    }

    /// Says what is wrong, or that nothing is; true in that case.
    static boolean tell(List<String> wrong) {
        wrong.forEach(CrashLoop::print);
        CrashLoop.print(wrong.isEmpty() ? "GOOD: nothing lost, nothing decided or sent twice" : "BAD");
        return wrong.isEmpty();
    }

    @Override
    public void close() {
        sink.close();
        elsewhere.stop();
    }
}
