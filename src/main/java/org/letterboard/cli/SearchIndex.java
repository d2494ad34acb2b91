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
        name = "search",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Looks after the index that members search in.",
            "",
            "  letterboard search rebuild",
            "  letterboard search rebuild --list walkers"
        })
final class SearchIndex implements Runnable {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    SearchIndex(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        if (spec != null) throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    @Command(
            name = "rebuild",
            description =
                    "Makes the index anew from the database. It is never needed, since the gateway does so by"
                            + " itself where the index is missing or broken; until it is done, a search finds less and says so.")
    int rebuild(
            @Option(
                            names = "--list",
                            paramLabel = "LIST",
                            defaultValue = "",
                            description = "Only this list's posts (default: all lists').")
                    String list)
            throws IOException {
        return asking.ask(config, new Request.RebuildSearch(list));
    }
}
