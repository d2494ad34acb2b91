package org.letterboard.db;

import org.jdbi.v3.core.Jdbi;

/// Ids from the sequence, a block at a time, so that most cost nothing.
final class Ids {
    // The increment of the sequence `ids`: nextval gives the first of a block that is ours alone.
    private static final int BLOCK = 1000;

    private final Jdbi jdbi;
    private long next;
    private long end;

    Ids(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    synchronized long next() {
        if (next == end) {
            next = above();
            end = next + BLOCK;
        }
        return next++;
    }

    /// The first id of a block that nobody has: all that were given are lower.
    long above() {
        // On a connection of its own: whoever asks may be in a transaction, and hold the last free handle.
        return jdbi.withHandle(
                h -> h.select("select nextval('ids')").mapTo(Long.class).one());
    }
}
