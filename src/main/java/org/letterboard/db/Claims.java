package org.letterboard.db;

import java.util.List;
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
    private final Set<String> claiming = ConcurrentHashMap.newKeySet();
    private final Set<Lease> inHand = ConcurrentHashMap.newKeySet();
    private volatile boolean doubtful;

    /// A row under lease.
    ///
    /// @param no counts the claims of this row
    public record Lease(long id, int no) {}

    /// A row as the database has it.
    ///
    /// @param leasedBy the claimant
    public record Leased(long id, int leaseNo, String leasedBy) {}

    /// @param node name of this process
    public Claims(String node) {
        this.node = node;
    }

    /// Claims several at once.
    ///
    /// @param work gets the name under which it is to be leased, which is given once only
    public <T> List<T> claim(Function<String, List<T>> work, Function<T, Lease> lease) {
        var claimant = node + "/" + count.incrementAndGet();
        claiming.add(claimant);
        var answered = false;
        try {
            var claimed = work.apply(claimant);
            answered = true;
            claimed.forEach(each -> inHand.add(lease.apply(each)));
            return claimed;
        } finally {
            claiming.remove(claimant);
            if (!answered) doubtful = true;
        }
    }

    /// Claims one.
    public <T> Optional<T> claimOne(Function<String, Optional<T>> work, Function<T, Lease> lease) {
        return claim(claimant -> work.apply(claimant).stream().toList(), lease).stream()
                .findFirst();
    }

    /// Nobody here works on it any more, and the database knows.
    public void letGo(Lease lease) {
        inHand.remove(lease);
    }

    /// Nobody here works on it any more, and the database could not be told.
    public void forget(Lease lease) {
        letGo(lease);
        doubtful = true;
    }

    /// Lets `look` free what is leased in our name and not in hand, where there may be such. Its argument tells that of
    /// a row.
    public void clear(Consumer<Predicate<Leased>> look) {
        if (!doubtful) return;
        doubtful = false;
        var cleared = false;
        try {
            look.accept(this::isForgotten);
            cleared = true;
        } finally {
            if (!cleared) doubtful = true;
        }
    }

    private boolean isForgotten(Leased row) {
        return row.leasedBy().startsWith(node + "/")
                && !claiming.contains(row.leasedBy())
                && !inHand.contains(new Lease(row.id(), row.leaseNo()));
    }
}
