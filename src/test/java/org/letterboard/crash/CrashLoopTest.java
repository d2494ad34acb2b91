package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form; `bench/crash-loop 200` is the long one.
class CrashLoopTest {
    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @Test
    void nothing_answered_250_is_lost_and_nothing_happens_twice() throws IOException {
        try (var loop = new CrashLoop(folder, SEED, List.of(), 300, CrashLoop::print)) {
            var verdict = loop.run(2);
            assertThat(verdict.isGood()).as(verdict.text()).isTrue();
            assertThat(verdict.kept()).isGreaterThan(50);
        }
    }
}
