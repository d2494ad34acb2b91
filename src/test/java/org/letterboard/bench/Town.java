package org.letterboard.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.letterboard.crash.Gateway;
import org.letterboard.crash.Sink;
import org.letterboard.crash.Site;

/// A gateway that runs, with the sink behind it: a list that nobody gets each post of, one that many do, and one whose
/// only member tells us when everything before is on the board.
final class Town implements AutoCloseable {
    static final String QUIET = "quiet";
    static final String ALL = "all";
    private static final String BELL = "bell";

    private final TempFolder folder;
    private final Sink sink;
    private final Site site;
    private final Gateway gateway;
    private final Load bell;
    private final AtomicInteger delivered = new AtomicInteger();
    private final Semaphore rung = new Semaphore(0);

    Town(int members, int connections, Duration answerAfter) throws IOException {
        folder = TempFolder.make();
        sink = new Sink(answerAfter, (recipient, _) -> delivered(recipient));
        site = Site.make(folder.path(), sink.port(), connections, QUIET, ALL, BELL);
        site.members(BELL, 1);
        if (members > 0) site.members(ALL, members);
        gateway = Gateway.start(site, Launcher.javaOptions()).awaitDoor();
        bell = load(BELL);
    }

    private void delivered(String recipient) {
        delivered.incrementAndGet();
        // Member 1 of the other list has the same address; only one of the two is used at a time.
        if (recipient.startsWith("m1@")) rung.release();
    }

    Load load(String list) {
        return new Load(site.smtpPort(), list);
    }

    Probe probe() {
        return new Probe(gateway.pid());
    }

    int delivered() {
        return delivered.get();
    }

    /// Returns when everything that was answered 250 before is on the board: messages are handled in the order in
    /// which they came, and this one reaches the sink.
    void awaitAllOnBoard() {
        rung.drainPermits();
        bell.one();
        rung.acquireUninterruptibly();
    }

    @Override
    public void close() {
        gateway.close();
        sink.close();
        folder.close();
    }
}
