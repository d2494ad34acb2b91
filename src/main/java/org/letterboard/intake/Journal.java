package org.letterboard.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.letterboard.tally.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door's lines in the log. Strangers decide how often they are refused, so only so many lines a minute are
/// written; the first line of a later minute says how many were left out.
final class Journal {

    private static final Logger log = LoggerFactory.getLogger(SmtpDoor.class);

    // Enough to see what goes on; a flood at this rate is 15 MB a day.
    private static final int LINES_A_MINUTE = 60;
    private static final long MINUTE = 60_000;

    private final Clock clock;
    private long minute;
    private final Tally refusals = new Tally();
    private int lines;
    private long leftOut;

    Journal(Clock clock) {
        this.clock = clock;
    }

    /// How often each status was the answer (RFC 3463), since the start.
    Tally refusals() {
        return refusals;
    }

    void refused(String peer, String what, Reply reply) {
        refusals.count(reply.status().isEmpty() ? String.valueOf(reply.code()) : reply.status());
        if (mayWrite()) log.info("refused peer={} what=\"{}\" reply=\"{}\"", peer, what, reply);
    }

    void tlsFailed(String peer, IOException why) {
        if (mayWrite()) log.info("no TLS came about peer={} why=\"{}\"", peer, why.getMessage());
    }

    void spoolFailed(Path folder, IOException why) {
        if (mayWrite()) log.warn("cannot spool, senders shall try again folder={} why=\"{}\"", folder, why.toString());
    }

    void broke(String peer, Verb verb, RuntimeException bug) {
        if (mayWrite()) log.error("a command failed, the sender shall try again peer={} verb={}", peer, verb, bug);
    }

    void keysNotRead(IOException why) {
        if (mayWrite())
            log.warn("the new TLS files cannot be used, the former stay in use why=\"{}\"", why.getMessage());
    }

    private synchronized boolean mayWrite() {
        var now = clock.millis() / MINUTE;
        if (now != minute) {
            if (leftOut > 0) log.info("lines left out count={}", leftOut);
            minute = now;
            lines = 0;
            leftOut = 0;
        }
        if (++lines <= LINES_A_MINUTE) return true;
        leftOut++;
        return false;
    }
}
