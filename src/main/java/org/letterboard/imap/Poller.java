package org.letterboard.imap;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Bell;
import org.letterboard.imap.Account.Look;
import org.letterboard.imap.Account.Lying;
import org.letterboard.imap.Fetching.Gone;
import org.letterboard.imap.Fetching.TooLarge;
import org.letterboard.imap.Fetching.Whole;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.MailId;
import org.letterboard.inbox.Receipt;
import org.letterboard.mail.RawMessage;
import org.letterboard.settings.MailboxSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Empties one account on a thread of its own: connect, look, fetch, hand in, move, wait.
final class Poller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final int FOR_A_NAME = 16 * 1024;

    private final MailboxSettings mailbox;
    private final Premises premises;
    private final Health health;
    private final Thread thread;
    private final Bell bell = new Bell();
    private final Set<Long> safe = new HashSet<>();
    private final Set<Long> leftAlone = new HashSet<>();
    private long validity;
    private volatile boolean closing;
    private volatile @Nullable Line line;
    private volatile @Nullable Account account;

    Poller(MailboxSettings mailbox, Premises premises) {
        this.mailbox = mailbox;
        this.premises = premises;
        this.health = new Health(mailbox.place(), premises.patience());
        this.thread = Thread.ofVirtual().name("imap " + mailbox.place()).unstarted(this::loop);
    }

    Watched state() {
        return health.state();
    }

    /// Begins, if it has not yet.
    void start() {
        if (thread.getState() == Thread.State.NEW) thread.start();
    }

    private void loop() {
        while (!closing) {
            try {
                visit();
            } catch (Trouble trouble) {
                pause(trouble.what(), trouble.detail());
            } catch (IOException | RuntimeException failure) {
                if (!closing) log.error("mail cannot be taken account={}", mailbox.place(), failure);
                pause("it cannot be taken here", String.valueOf(failure));
            }
        }
        log.info("no longer watched account={}", mailbox.place());
    }

    private void pause(String what, String detail) {
        // Who ends hangs up, which is no trouble.
        if (!closing) bell.await(health.failed(what, detail));
    }

    private void visit() throws Trouble, IOException {
        try (var visited = connect()) {
            var lookedForMore = false;
            while (!closing) {
                var look = visited.look();
                var took = takeAll(visited, look);
                health.works();
                // Once only: a server that miscounts must not keep us busy.
                var more = look.more() && !lookedForMore;
                lookedForMore = more && !took;
                if (!took && !more) await(visited);
            }
        } finally {
            account = null;
        }
    }

    private Account connect() throws Trouble {
        var opened = new Line(Login.trust(mailbox.authorities()));
        line = opened;
        if (closing) opened.hangUp();
        var connected = Account.connect(mailbox, opened, premises.patience());
        account = connected;
        if (closing) connected.endWait();
        log.info("watched account={} tls=\"{}\" idle={}", mailbox.place(), connected.tls(), connected.canIdle());
        if (connected.validity() != validity) {
            validity = connected.validity();
            safe.clear();
            leftAlone.clear();
        }
        return connected;
    }

    /// True where something was taken in. One that the server will not give or move does not keep back the others.
    private boolean takeAll(Account from, Look look) throws Trouble, IOException {
        Trouble first = null;
        var took = false;
        for (var message : look.messages()) {
            if (closing) return took;
            try {
                took |= take(from, message);
            } catch (Trouble trouble) {
                if (!trouble.isAnswer()) throw trouble;
                if (first == null) first = trouble;
            }
        }
        if (first != null) throw first;
        return took;
    }

    private boolean take(Account from, Lying message) throws Trouble, IOException {
        if (message.deleted() || leftAlone.contains(message.uid())) return false;
        if (!safe.contains(message.uid()) && !bringIn(from, message)) return false;
        from.move(message.uid());
        safe.remove(message.uid());
        return true;
    }

    /// True where the message is durable, and only then.
    private boolean bringIn(Account from, Lying message) throws Trouble, IOException {
        return switch (new Fetching(from, premises.spool(), premises.maxSize()).fetch(message)) {
            case Gone() -> false;
            case TooLarge() -> leaveAlone(from, message);
            case Whole whole -> handIn(from, message, whole);
        };
    }

    private boolean handIn(Account from, Lying message, Whole whole) throws Trouble, IOException {
        try {
            return switch (premises.inbox().apply(arrival(from, message, whole))) {
                case Receipt.Durable(var id) -> {
                    safe.add(message.uid());
                    try (var _ = MDC.putCloseable("mail", MailId.text(id))) {
                        log.info("goes to \"{}\" account={}", from.done(), mailbox.place());
                    }
                    yield true;
                }
                case Receipt.NoRoom() -> throw new Trouble("there is no room for it on our disk");
                case Receipt.Unavailable() -> throw new Trouble("our database does not take it now");
            };
        } finally {
            whole.discard();
        }
    }

    private Arrival arrival(Account from, Lying message, Whole whole) {
        var envelope = Envelope.of(RawMessage.of(whole.beginning()), premises.isOurs(), premises.maxRecipients());
        return new Arrival(
                "imap",
                mailbox.host(),
                "",
                from.tls(),
                envelope.sender(),
                envelope.recipients(),
                envelope.needsUtf8(),
                premises.clock().instant(),
                whole.content(),
                "imap:" + mailbox.place() + ":" + validity + ":" + message.uid());
    }

    private boolean leaveAlone(Account from, Lying message) throws Trouble {
        leftAlone.add(message.uid());
        var head = RawMessage.of(from.piece(message.uid(), 0, FOR_A_NAME).orElse(new byte[0]));
        log.warn(
                "a message is too large and stays where it is account={} uid={} size={} most={} from=\"{}\" subject=\"{}\"",
                mailbox.place(),
                message.uid(),
                message.size(),
                premises.maxSize(),
                head.value("From").orElse(""),
                head.value("Subject").orElse(""));
        return false;
    }

    private void await(Account visited) throws Trouble {
        if (visited.canIdle()) visited.awaitNews();
        else bell.await(premises.patience().betweenLooks());
        health.lasts();
    }

    /// Begins to end: what waits is woken, a message that is on its way in is finished.
    void tellToEnd() {
        closing = true;
        bell.ring();
        var open = account;
        if (open != null) open.endWait();
    }

    /// Returns when the account is left alone. A server that does not answer is hung up on.
    @Override
    public void close() {
        tellToEnd();
        try {
            if (thread.getState() == Thread.State.NEW || thread.join(TO_FINISH)) return;
            var open = line;
            if (open != null) open.hangUp();
            if (!thread.join(TO_FINISH)) log.info("an account is slow to end account={}", mailbox.place());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
