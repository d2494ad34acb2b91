package org.letterboard.db;

import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/// Values that take much memory. H2 guesses from a sample of its rows what a page weighs: among thousands of letters a
/// page with three values of a megabyte counts as a few kilobytes, and a cache of 16 MB grows until the heap is full.
/// So whoever reads or writes such values says so, and the engine lets go of its pages in time.
public final class Wide implements JdbiConfig<Wide> {
    private IntConsumer passed = _ -> {};

    void tell(IntConsumer engine) {
        passed = engine;
    }

    /// A value of so many bytes was read or written.
    public static void passed(Handle handle, int bytes) {
        handle.getConfig(Wide.class).passed.accept(bytes);
    }

    @Override
    public Wide createCopy() {
        var copy = new Wide();
        copy.passed = passed;
        return copy;
    }
}
