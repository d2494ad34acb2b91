package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as an administrator calls it: `./letterboard` in a process of its own.
final class Launcher {
    private Launcher() {}

    /// Starts it; what it says goes to a file.
    static Process start(Path log, String... arguments) throws IOException {
        var builder = command(arguments).redirectErrorStream(true);
        builder.environment().put("LETTERBOARD_JAVA_OPTS", String.join(" ", javaOptions()));
        var process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /// Calls it, and answers what it said.
    static String say(String... arguments) throws IOException {
        var process = command(arguments).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static ProcessBuilder command(String... arguments) {
        var command =
                new ArrayList<>(List.of(Path.of("letterboard").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /// Options for the gateways that are measured, from `BENCH_JAVA_OPTS`.
    static String[] javaOptions() {
        var options = System.getenv().getOrDefault("BENCH_JAVA_OPTS", "").strip();
        return options.isEmpty() ? new String[0] : options.split(" +");
    }
}
