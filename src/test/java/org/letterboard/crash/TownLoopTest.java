package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form; `bench/town-loop 100` is the long one.
class TownLoopTest {
    private static final long SEED = 20261124;

    @TempDir
    Path folder;

    @Test
    void nothing_is_lost_and_nothing_decided_or_sent_twice() throws IOException {
        try (var loop = new TownLoop(folder, SEED, CrashLoop::print)) {
            assertThat(loop.run(3)).isEmpty();
        }
    }
}
