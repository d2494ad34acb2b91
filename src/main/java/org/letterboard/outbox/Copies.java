package org.letterboard.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Rendered mailings, shared by the couriers that send them. Holds few bytes: a mailing that does not fit beside
/// those in use waits until they are done.
final class Copies {

    // Hundreds of ordinary ones; large ones are not held.
    private static final long MOST_BYTES = 10_000_000;
    private static final int MOST_IDLE = 16;

    private final Rendering rendering;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final Map<Long, Shared> shared = new LinkedHashMap<>();
    private long bytes;

    private static final class Shared {
        final Optional<Rendering.Copy> copy;
        int users;

        Shared(Optional<Rendering.Copy> copy) {
            this.copy = copy;
        }

        long held() {
            return copy.map(Rendering.Copy::held).orElse(0L);
        }
    }

    Copies(Rendering rendering) {
        this.rendering = rendering;
    }

    /// The mailing's copy, if it may still leave; [#giveBack] it in any case.
    Optional<Rendering.Copy> take(Mailing mailing) {
        lock.lock();
        try {
            var there = shared.get(mailing.id());
            while (there == null && bytes > MOST_BYTES && inUse()) {
                returned.awaitUninterruptibly();
                there = shared.get(mailing.id());
            }
            if (there == null) {
                // Under the lock, so that no mailing is rendered twice.
                makeRoom();
                there = new Shared(rendering.render(mailing));
                shared.put(mailing.id(), there);
                bytes += there.held();
            }
            there.users++;
            return there.copy;
        } finally {
            lock.unlock();
        }
    }

    private boolean inUse() {
        return shared.values().stream().anyMatch(s -> s.users > 0);
    }

    private void makeRoom() {
        var idle = shared.values().stream().filter(s -> s.users == 0).count();
        var each = shared.values().iterator();
        while (each.hasNext() && (idle > MOST_IDLE || bytes > MOST_BYTES)) {
            var oldest = each.next();
            if (oldest.users > 0) continue;
            each.remove();
            bytes -= oldest.held();
            idle--;
        }
    }

    void giveBack(Mailing mailing) {
        lock.lock();
        try {
            var there = shared.get(mailing.id());
            if (there != null) there.users--;
            makeRoom();
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
