package org.letterboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/// Programs that a test wants and a machine may not have: without them it is skipped with a line, but not where all
/// tests have to run.
public final class Needs {
    private Needs() {}

    public static void program(String... command) {
        var runs = runs(command);
        if ("1".equals(System.getenv("LETTERBOARD_ALL")))
            assertThat(runs).as("this machine has " + command[0]).isTrue();
        if (!runs) System.out.println("Skipped a test: it needs " + command[0] + ", which does not run here.");
        Assumptions.assumeTrue(runs);
    }

    private static boolean runs(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
