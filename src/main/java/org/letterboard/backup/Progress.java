package org.letterboard.backup;

import java.util.Locale;
import java.util.function.Consumer;

/// Tells now and then how many rows are done.
final class Progress {
    private static final int TENTHS = 10;

    private final Consumer<String> tell;
    private final String what;
    private final long all;
    private long done;
    private long told;

    /// @param what becomes of them
    Progress(Consumer<String> tell, String what, long all) {
        this.tell = tell;
        this.what = what;
        this.all = all;
    }

    void one(Table table) {
        if (table.isWide()) return;
        done++;
        var tenth = done * TENTHS / Math.max(1, all);
        if (tenth == told) return;
        told = tenth;
        tell.accept(String.format(Locale.ENGLISH, "%3d %%  %,d rows %s", tenth * TENTHS, done, what));
    }
}
