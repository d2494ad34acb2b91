package org.letterboard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/// `demo --once`, as the launcher runs it.
@Isolated("looks at the threads that are left")
class DemoTest {

    private static final int STEPS = 35;

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void once_plays_the_story_tells_it_and_leaves_nothing_behind() {
        var before = Thread.getAllStackTraces().keySet();
        var demo = new Demo(temp, Path.of("").toAbsolutePath(), Clock.systemUTC(), new PrintWriter(out, false, UTF_8));

        var code = new CommandLine(demo).execute("--once");

        var told = out.toString(UTF_8);
        assertThat(code).as(told).isZero();
        assertThat(told.lines().filter(line -> line.matches(" ?\\d+\\. .*")))
                .as("steps")
                .hasSize(STEPS);
        assertThat(told.lines().filter(line -> line.endsWith("  ok")))
                .as("steps that went well")
                .hasSize(STEPS);
        assertThat(told)
                .contains(List.of("Maria", "Joan, a grandmother", "photo", "Victor", "robot", "Ruth", "hodgkins-owner"))
                .contains(List.of("yes please", "take me off", "digest", "pause until", "undo", "too personal"))
                .contains(List.of("7 in the morning", "replies \"2\"", "IMAP", "Five days"))
                .contains(List.of("Wilfred", "news", "log in", "what happened to Maria's letter"));
        assertThat(temp).isEmptyDirectory();
        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !thread.isDaemon() && !before.contains(thread))
                        // The one that asks.
                        .filteredOn(thread -> !thread.getName().startsWith("awaitility"))
                        .isEmpty());
    }
}
