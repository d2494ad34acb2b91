package org.letterboard.db;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// What the workers of this process have under lease. Where the database failed in the middle of a claim, or before
/// something could be given back, it holds leases that nobody here knows of; they are told apart from the others so
/// that
/// they need not run out first.
public final class Claims {
    private final String node;
    private final AtomicLong count = new AtomicLong();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Map<Lease, String> claimants = new ConcurrentHashMap<>();
    private volatile boolean doubtful;

    /// A row under lease.
    ///
    /// @param no counts the claims of this row
    public record Lease(long id, int no) {}

    /// @param node name of this process
    public Claims(String node) {
        this.node = node;
    }

    /// Claims something.
    ///
    /// @param work gets the name under which it is to be leased, which is given once only
    public <T> Optional<T> claim(Function<String, Optional<T>> work, Function<T, Lease> lease) {
        var claimant = node + "/" + count.incrementAndGet();
        open.add(claimant);
        var claimed = Optional.<T>empty();
        var answered = false;
        try {
            claimed = work.apply(claimant);
            answered = true;
            claimed.map(lease).ifPresent(taken -> claimants.put(taken, claimant));
            return claimed;
        } finally {
            if (claimed.isEmpty()) open.remove(claimant);
            if (!answered) doubtful = true;
        }
    }

    /// Nobody here works on it any more, and the database knows.
    public void letGo(Lease lease) {
        var claimant = claimants.remove(lease);
        if (claimant != null) open.remove(claimant);
    }

    /// Nobody here works on it any more, and the database could not be told.
    public void forget(Lease lease) {
        letGo(lease);
        doubtful = true;
    }

    /// Lets `look` free what is leased in our name and not in hand, where there may be such. Its argument tells that of
    /// a claimant.
    public void clear(Consumer<Predicate<String>> look) {
        if (!doubtful) return;
        doubtful = false;
        var cleared = false;
        try {
            look.accept(claimant -> claimant.startsWith(node + "/") && !open.contains(claimant));
            cleared = true;
        } finally {
            if (!cleared) doubtful = true;
        }
    }
}
