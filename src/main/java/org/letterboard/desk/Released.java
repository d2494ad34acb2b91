package org.letterboard.desk;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.MailId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The desk's work on what was held and is so no longer: it is decided about once more.
final class Released {

    private static final Logger log = LoggerFactory.getLogger(Released.class);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Database database;
    private final Inbox inbox;
    private final HeldPosts held;
    private final Readings readings;
    private final Errands errands;
    private final Deciding deciding;

    Released(Database database, Inbox inbox, HeldPosts held, Readings readings, Errands errands, Deciding deciding) {
        this.database = database;
        this.inbox = inbox;
        this.held = held;
        this.readings = readings;
        this.errands = errands;
        this.deciding = deciding;
    }

    /// Takes up the next one whose time has come; false where there is none.
    boolean workOnNext() {
        var ready = database.read(held::nextReady);
        if (ready.isEmpty()) return false;
        takeUp(ready.get());
        return true;
    }

    private void takeUp(HeldPosts.Ready ready) {
        var post = database.read(h -> held.find(h, ready.id())).orElseThrow();
        try (var _ = MDC.putCloseable("mail", MailId.text(post.inboxId()))) {
            var mail = database.read(h -> inbox.find(h, post.inboxId())).orElseThrow();
            var message = readings.read(mail, post);
            database.transact(tx -> takeUp(tx, message, post));
        } catch (RuntimeException | OutOfMemoryError failure) {
            log.error("a released post could not be taken up, tried again", failure);
            database.transact(tx -> held.postpone(tx, ready.id(), pause(ready.tries())));
        }
    }

    private static Duration pause(int tries) {
        return tries < 10 ? Desk.AFTER_TROUBLE.multipliedBy(1L << tries) : LONGEST_PAUSE;
    }

    /// In one transaction with what follows: whoever comes second finds nothing to take up. What was
    /// decided is locked before its turn, as whoever takes it back does.
    private void takeUp(Handle tx, Incoming message, HeldPost post) {
        var decided = held.lock(tx, post.id()).orElseThrow();
        if (!held.takeUp(tx, post.id())) return;
        var aside = deciding.carryOut(tx, message, List.of(errands.released(decided)));
        if (aside.isEmpty()) {
            held.done(tx, post.id());
        } else {
            held.decide(tx, post.id(), HeldPost.State.EXPIRED, decided.decidedBy(), "");
            inbox.setAside(tx, message.mail().id(), aside.get());
        }
    }
}
