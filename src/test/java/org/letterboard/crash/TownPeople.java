package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Who lives in the town: some write to the lists and join, two moderators decide, and all insist until they have their
/// 250. What they know is in their own heads: what they sent, and what they answered.
final class TownPeople {
    static final String HELD = "held";
    static final String DAILY = "daily";
    static final List<String> MODERATORS = List.of("mod1@m.example", "mod2@m.example");

    private static final int TRY_AGAIN_MILLIS = 25;
    private static final int PAUSE_MILLIS = 120;
    private static final int BEHIND_MILLIS = 200;

    private final IntSupplier port;
    private final Consumer<byte[]> account;
    private final BooleanSupplier behind;
    private final Random verdicts;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /// Names of letters that were answered 250, or lie in the account.
    final Set<String> toHeld = ConcurrentHashMap.newKeySet();

    final Set<String> toDaily = ConcurrentHashMap.newKeySet();
    final Set<String> joining = ConcurrentHashMap.newKeySet();
    /// What moderators said about which letter, `yes n7`.
    final Set<String> said = ConcurrentHashMap.newKeySet();

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inHand = new AtomicInteger();

    /// @param port    asked for each connection: one of several doors
    /// @param account puts a message into the account that is fetched by IMAP
    /// @param behind  true while so much waits inside the gateway that nobody writes
    TownPeople(IntSupplier port, long seed, Consumer<byte[]> account, BooleanSupplier behind) {
        this.port = port;
        this.account = account;
        this.behind = behind;
        this.verdicts = new Random(seed);
    }

    void start(long seed) {
        for (var i = 0; i < 3; i++) {
            var random = new Random(seed * 31 + i);
            threads.add(Thread.ofVirtual().start(() -> live(random)));
        }
    }

    private void live(Random random) {
        while (!stopping) {
            if (behind.getAsBoolean()) {
                Gateway.pause(BEHIND_MILLIS);
                continue;
            }
            var name = "n" + count.incrementAndGet();
            switch (random.nextInt(6)) {
                case 0 -> {
                    account.accept(letter("ann@example.net", DAILY + "@" + Site.DOMAIN, "town-" + name, ""));
                    toDaily.add(name);
                }
                case 1 -> {
                    // Fewer and fewer, since each of them gets every letter to the list from then on.
                    if (random.nextInt(joining.size() / 10 + 1) > 0) continue;
                    insist(name + "@j.example", DAILY + "-join@" + Site.DOMAIN, "join", "");
                    joining.add(name + "@j.example");
                }
                case 2, 3 -> {
                    insist("ann@example.net", HELD + "@" + Site.DOMAIN, "town-" + name, "");
                    toHeld.add(name);
                }
                default -> {
                    insist("ann@example.net", DAILY + "@" + Site.DOMAIN, "town-" + name, "");
                    toDaily.add(name);
                }
            }
            Gateway.pause(random.nextInt(PAUSE_MILLIS));
        }
    }

    /// Moderators and those who join answer what they are asked, at once and each mail once.
    void answer(TownMail.Mail mail) {
        if (mail.replyTo().isEmpty() || !answered.add(mail.recipient() + mail.id())) return;
        if (mail.subject().startsWith("Shall this go out")) {
            var yes = isYes();
            var name = mail.names().iterator().next();
            said.add((yes ? "yes " : "no ") + name);
            later(mail, yes ? "Yes.\r\n\r\nRuth\r\n" : "no, too personal\r\n");
        } else if (mail.subject().startsWith("Do you want to join")) later(mail, "Yes please\r\n");
    }

    private synchronized boolean isYes() {
        return verdicts.nextInt(3) > 0;
    }

    private void later(TownMail.Mail mail, String words) {
        inHand.incrementAndGet();
        Thread.ofVirtual().start(() -> {
            insist(mail.recipient(), mail.replyTo(), "Re: " + mail.subject(), words);
            inHand.decrementAndGet();
        });
    }

    /// True when nobody has an answer in hand.
    boolean quiet() {
        return inHand.get() == 0;
    }

    void finish() {
        stopping = true;
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends the very same message until it is answered 250.
    private void insist(String from, String to, String subject, String words) {
        var bytes = letter(from, to, subject, words);
        while (true) {
            try (var session = new SmtpSession(port.getAsInt())) {
                var answer = session.send(from, List.of(to), bytes);
                if (answer.startsWith("250")) return;
                if (answer.startsWith("5")) throw new IllegalStateException(to + ": " + answer);
            } catch (IOException gone) {
                Gateway.pause(TRY_AGAIN_MILLIS);
            }
        }
    }

    private byte[] letter(String from, String to, String subject, String words) {
        var text = words.isEmpty() ? "The kettle is on.\r\n" : words;
        return ("From: Ruth <" + from + ">\r\nTo: " + to + "\r\nDelivered-To: " + to
                        + "\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <" + count.incrementAndGet()
                        + "@town.example>\r\nSubject: " + subject + "\r\n\r\n" + text)
                .getBytes(US_ASCII);
    }
}
