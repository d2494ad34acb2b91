package org.letterboard.db;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    // How many leases of each claimant are in hand; one more while it is being claimed.
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
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

    /// Claims several at once.
    ///
    /// @param work gets the name under which it is to be leased, which is given once only
    public <T> List<T> claim(Function<String, List<T>> work, Function<T, Lease> lease) {
        var claimant = node + "/" + count.incrementAndGet();
        open.put(claimant, 1);
        var answered = false;
        try {
            var claimed = work.apply(claimant);
            answered = true;
            for (var each : claimed) {
                open.merge(claimant, 1, Integer::sum);
                claimants.put(lease.apply(each), claimant);
            }
            return claimed;
        } finally {
            oneLess(claimant);
            if (!answered) doubtful = true;
        }
    }

    /// Claims one.
    public <T> Optional<T> claimOne(Function<String, Optional<T>> work, Function<T, Lease> lease) {
        return claim(claimant -> work.apply(claimant).stream().toList(), lease).stream()
                .findFirst();
    }

    private void oneLess(String claimant) {
        open.computeIfPresent(claimant, (_, inHand) -> inHand == 1 ? null : inHand - 1);
    }

    /// Nobody here works on it any more, and the database knows.
    public void letGo(Lease lease) {
        var claimant = claimants.remove(lease);
        if (claimant != null) oneLess(claimant);
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
            look.accept(claimant -> claimant.startsWith(node + "/") && !open.containsKey(claimant));
            cleared = true;
        } finally {
            if (!cleared) doubtful = true;
        }
    }
}
