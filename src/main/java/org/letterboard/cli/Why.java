package org.letterboard.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "why",
        description = {
            "Tells what happened to a message: who brought it when, what was decided about it, where it stands on the"
                    + " board, how far its copies are, and what the other side said about those that failed.",
            "",
            "  letterboard why 4F2A                   the id in the answer to the sender, and in the log",
            "  letterboard why \"<lunch@example.net>\"  its Message-ID"
        })
final class Why implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "ID", description = "Our id of the message, or its Message-ID.")
    private String id = "";

    Why(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        return asking.ask(config, new Request.AskWhy(id));
    }
}
