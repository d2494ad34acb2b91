package org.letterboard.imap;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether an account can be worked with: says so once when it cannot and once when it can again, and how long to
/// pause between two tries.
final class Health {

    private static final Logger log = LoggerFactory.getLogger(Health.class);

    private final String account;
    private final Patience patience;
    private Duration pause = Duration.ZERO;
    private volatile Watched state;
    private String trouble = "";

    Health(String account, Patience patience) {
        this.account = account;
        this.patience = patience;
        this.state = new Watched.NotYet(account);
    }

    Watched state() {
        return state;
    }

    /// How long to wait before the next try.
    Duration failed(String what, String detail) {
        pause = patience.after(pause);
        if (!what.equals(trouble))
            log.warn(
                    "mail cannot be fetched and waits there account={} why=\"{}\" detail=\"{}\"",
                    account,
                    what,
                    detail);
        else log.info("still no mail account={} next-try={} detail=\"{}\"", account, pause, detail);
        trouble = what;
        state = new Watched.Fails(account, what);
        return pause;
    }

    /// The account was looked at and emptied.
    void works() {
        if (!trouble.isEmpty()) log.info("mail is fetched again account={}", account);
        trouble = "";
        state = new Watched.Works(account);
    }

    /// It went on to work while we waited. Until then the pauses grow: a server may hang up each time after the first
    /// look.
    void lasts() {
        pause = Duration.ZERO;
    }
}
