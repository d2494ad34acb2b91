package org.letterboard.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.letterboard.control.Request;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "digests",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Sends digests before their time.",
            "",
            "  letterboard digests run --list walkers",
            "  letterboard digests run --list walkers --member ann@example.org"
        })
final class Digests implements Runnable {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    Digests(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        if (spec != null) throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    @Command(
            name = "run",
            description = "Sends now what waits for the readers of digests. Their next digest brings what comes after"
                    + " it, so nobody gets a letter twice.")
    int run(
            @Option(names = "--list", required = true, paramLabel = "LIST", description = "The list's name.")
                    String list,
            @Option(
                            names = "--member",
                            paramLabel = "ADDRESS",
                            defaultValue = "",
                            description = "Only to this member (default: to all who read digests).")
                    String member)
            throws IOException {
        return asking.ask(config, new Request.SendDigests(list, member));
    }
}
