package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows between processes: who has the database, and how one ends.
class ProcessTest {
    // Far more than it takes: the machine may be busy with other things.
    private static final Duration STARTED = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Process gateway;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(folder.resolve("config/lists"));
        Files.writeString(folder.resolve("config/lists/walkers.toml"), "");
        Files.writeString(folder.resolve("config/letterboard.toml"), """
                domain = "lists.example.org"
                operator = "admin@example.org"
                disk.keep-free = "1MB"
                [smtp]
                listen = "127.0.0.1:0"
                [web]
                listen = "127.0.0.1:0"
                """);
        gateway = start("gateway", "serve");
        Awaitility.await().atMost(STARTED).until(() -> said("gateway.err").contains("Gateway: up smtp="));
    }

    @AfterEach
    void kill() {
        gateway.destroyForcibly();
    }

    /// Runs the program in a process of its own; what it says goes to files of that name.
    private Process start(String name, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                // The tests' own logback.xml hides the log.
                "-Dlogback.configurationFile="
                        + Path.of("src/main/resources/logback.xml").toUri(),
                "org.letterboard.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--config", folder.resolve("config").toString()));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    private String said(String file) throws IOException {
        return Files.readString(folder.resolve(file), UTF_8);
    }

    private int run(String... words) throws IOException, InterruptedException {
        return start("command", words).waitFor();
    }

    @Test
    void a_second_gateway_gets_one_clear_line() throws IOException, InterruptedException {
        assertThat(run("serve")).isEqualTo(1);
        assertThat(said("command.err").lines()).hasSize(1);
        assertThat(said("command.err")).contains(folder.resolve("data") + " is in use by another gateway");
        assertThat(run("lists")).isZero();
    }

    @Test
    void a_gateway_that_is_terminated_closes_in_order_and_exits_with_0() throws IOException, InterruptedException {
        assertThat(run("members", "add", "walkers", "ann@example.org")).isZero();

        gateway.destroy();

        assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.exitValue()).isZero();
        assertThat(said("gateway.err").lines().toList().getLast()).endsWith("Gateway: down");
        assertThat(run("members", "list", "walkers")).isZero();
        assertThat(said("command.out")).contains("ann@example.org");
        assertThat(said("command.err")).isEmpty();
    }

    @Test
    void commands_go_on_after_a_gateway_that_was_killed() throws IOException, InterruptedException {
        assertThat(run("members", "add", "walkers", "ann@example.org")).isZero();

        gateway.destroyForcibly().waitFor();

        assertThat(folder.resolve("data/control.sock")).exists();
        assertThat(run("members", "list", "walkers")).isZero();
        assertThat(said("command.out")).contains("ann@example.org");
        gateway = start("gateway", "serve");
        Awaitility.await().atMost(STARTED).until(() -> said("gateway.err").contains("Gateway: up smtp="));
        assertThat(run("lists")).isZero();
    }
}
