package org.letterboard.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `--config` and `--help`, which every command has, and each command below it, too.
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "config",
            scope = ScopeType.INHERIT,
            description = "Folder of letterboard.toml and lists/ (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("config");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    Path folder() {
        return folder;
    }
}
