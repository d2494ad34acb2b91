package org.letterboard.db;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;

/// H2's cache of pages, kept small where values are [Wide].
final class PageCache {
    static final int MEGABYTES = 16;
    // What is smaller H2 weighs well enough.
    private static final int WIDE = 16 * 1024;
    private static final int MUCH_WIDE = 8 * 1024 * 1024;

    private final MVStore store;
    private final AtomicInteger wide = new AtomicInteger();

    PageCache(MVStore store) {
        this.store = store;
    }

    /// A value of so many bytes was read or written. Whoever sets the size of the cache empties it.
    void passed(int bytes) {
        if (bytes < WIDE || wide.addAndGet(bytes) < MUCH_WIDE) return;
        wide.set(0);
        store.setCacheSize(MEGABYTES);
    }
}
