package org.letterboard.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "outbox",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows what is to be sent and to whom, with what the other side said last. Who cannot be reached is tried again"
                    + " for five days.",
            "",
            "  letterboard outbox",
            "  letterboard outbox failed   what was refused or given up",
            "  letterboard outbox retry    tries all that wait again now"
        })
final class Outbox implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    Outbox(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        return asking.ask(config, new Request.ShowOutbox());
    }

    @Command(name = "list", description = "The same as without a command.")
    int list() throws IOException {
        return asking.ask(config, new Request.ShowOutbox());
    }

    @Command(name = "failed", description = "Shows what was refused or given up, with the answer of the other side.")
    int failed() throws IOException {
        return asking.ask(config, new Request.ShowFailed());
    }

    @Command(name = "retry", description = "Tries everybody who waits for another try again now.")
    int retry() throws IOException {
        return asking.ask(config, new Request.RetryOutbox());
    }
}
