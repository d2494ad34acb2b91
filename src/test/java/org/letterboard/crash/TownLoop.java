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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.letterboard.control.Answer;
import org.letterboard.control.ControlLine;
import org.letterboard.control.Request;
import org.letterboard.imap.MailAccount;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;

/// The crash loop with held posts, questions, digests and an account elsewhere in play: rounds of life and `kill -9`,
/// and the comparison at the end.
final class TownLoop implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final List<String> READERS = IntStream.rangeClosed(1, 6)
            .mapToObj(i -> "reader" + i + "@r.example")
            .toList();
    private static final List<String> EACH = List.of("each1@e.example", "each2@e.example");
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final int LONGEST_LIFE_MILLIS = 2_500;
    // A digest names 250 letters; of the rest it says where they are, which nobody here can look up.
    private static final int MOST_WAITING = 60;

    private final Random random;
    private final Consumer<String> out;
    private final GreenMail elsewhere = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser account;
    private final Sink sink;
    private final TownMail mail;
    private final TownPeople people;
    private final Site site;

    TownLoop(Path folder, long seed, Consumer<String> out) throws IOException {
        this.random = new Random(seed);
        this.out = out;
        elsewhere.start();
        account = elsewhere.setUser("daily", "daily", "secret");
        mail = new TownMail(this::answer);
        sink = Sink.readBy(mail);
        Files.createDirectories(folder);
        site = Site.make(folder, sink.port(), CONNECTIONS, TownPeople.HELD, TownPeople.DAILY);
        configure(folder);
        people = new TownPeople(site.smtpPort(), seed, this::put, this::isBehind);
        seat();
        people.start(seed);
    }

    private boolean isBehind() {
        var got = mail.namesTo(EACH.getFirst());
        return people.toDaily.stream().filter(name -> !got.contains(name)).count() > MOST_WAITING;
    }

    private void answer(TownMail.Mail got) {
        people.answer(got);
    }

    private void configure(Path folder) throws IOException {
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
    }

    private void seat() {
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

    private void put(byte[] message) {
        try {
            account.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(message)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Kills it so many times, lets it work until all is quiet, and compares; what is wrong.
    List<String> run(int rounds) throws IOException {
        for (var round = 1; round <= rounds; round++) round(round);
        try (var _ = Gateway.start(site, List.of(), List.of(), CrashLoop.QUICK).awaitDoor()) {
            people.finish();
            awaitQuiet();
            digests();
            awaitQuiet();
        }
        return compare(rounds);
    }

    private void round(int number) throws IOException {
        var gateway = Gateway.start(site, List.of(), List.of(), CrashLoop.QUICK);
        if (number % 5 == 0) Gateway.pause(random.nextInt(1_000));
        else {
            gateway.awaitDoor();
            Gateway.pause(random.nextInt(LONGEST_LIFE_MILLIS));
            // Digests are made in the middle of it all, and the kill comes while they go out.
            if (number % 2 == 0) digests();
            Gateway.pause(random.nextInt(60));
        }
        gateway.kill();
        out.accept("round %3d: to held %d, to daily %d, joining %d, mails %d, repeated %d"
                .formatted(
                        number,
                        people.toHeld.size(),
                        people.toDaily.size(),
                        people.joining.size(),
                        mail.copy().size(),
                        mail.repeated()));
    }

    private void digests() throws IOException {
        var answer = new Answer(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        ControlLine.ask(site.folder().resolve("data"), new Request.SendDigests(TownPeople.DAILY, ""), answer);
    }

    /// Quiet is when nothing has come for two seconds, nobody has an answer in hand, and the account is empty.
    private void awaitQuiet() {
        var end = System.nanoTime() + LONGEST_WAIT_NANOS;
        var since = System.nanoTime();
        for (var count = -1; System.nanoTime() < end; Gateway.pause(20)) {
            if (count != mail.copy().size() || !people.quiet() || lying("INBOX").size() > 0) {
                count = mail.copy().size();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(3)) return;
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

    private List<String> compare(int rounds) {
        var verdict = new TownVerdict(people, mail);
        var board = new HashMap<String, List<String>>();
        site.with(app -> {
            for (var name : List.of(TownPeople.HELD, TownPeople.DAILY)) {
                var list = app.lists().named(name).orElseThrow();
                board.put(
                        name,
                        app.database()
                                .read(h -> app.board().allTopics(h, list.id()).stream()
                                        .flatMap(topic -> app.board().posts(h, topic.id()).stream())
                                        .map(post -> post.subject())
                                        .toList()));
                if (name.equals(TownPeople.DAILY)) {
                    var on = new TreeSet<String>();
                    app.database()
                            .read(h -> app.members().on(h, list))
                            .forEach(s -> on.add(s.member().address()));
                    verdict.members(on);
                }
            }
        });
        verdict.compare(board, READERS, EACH);
        verdict.account(lying("INBOX").size(), lying("Done"));
        // What is sent again after a crash: one a connection, and what went out in the last moment.
        var bound = rounds * (CONNECTIONS + 20);
        if (mail.repeated() > bound) verdict.wrong().add("repeated " + mail.repeated() + ", at most " + bound);
        return verdict.wrong();
    }

    @Override
    public void close() {
        sink.close();
        elsewhere.stop();
    }

    /// The long form: rounds, seed, and a folder that is kept.
    public static void main(String[] args) throws IOException {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        var seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        var folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("letterboard-town");
        CrashLoop.print("town loop: %d rounds, seed %d, in %s".formatted(rounds, seed, folder));
        List<String> wrong;
        try (var loop = new TownLoop(folder, seed, CrashLoop::print)) {
            wrong = loop.run(rounds);
        }
        wrong.forEach(CrashLoop::print);
        CrashLoop.print(wrong.isEmpty() ? "GOOD: nothing lost, nothing decided or sent twice" : "BAD");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
