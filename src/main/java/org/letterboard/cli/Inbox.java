package org.letterboard.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "inbox",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows what came in and is not decided about: what waits, and what was set aside with the reason. Nothing that"
                    + " was set aside is lost; it waits for you.",
            "",
            "  letterboard inbox",
            "  letterboard inbox source 4F2A > strange.eml",
            "  letterboard inbox retry all"
        })
final class Inbox implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    Inbox(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        return asking.ask(config, new Request.ShowInbox());
    }

    @Command(name = "list", description = "The same as without a command.")
    int list() throws IOException {
        return asking.ask(config, new Request.ShowInbox());
    }

    @Command(name = "retry", description = "Has a message decided about once more that was set aside.")
    int retry(@Parameters(paramLabel = "ID|all", description = "Its id, such as 4F2A, or all of them.") String id)
            throws IOException {
        return asking.ask(config, new Request.RetryInbox(id));
    }

    @Command(name = "source", description = "Prints a message byte for byte as it came in, whatever became of it.")
    int source(@Parameters(paramLabel = "ID", description = "Its id, such as 4F2A, or its Message-ID.") String id)
            throws IOException {
        return asking.ask(config, new Request.ShowSource(id));
    }
}
