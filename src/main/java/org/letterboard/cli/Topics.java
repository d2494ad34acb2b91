package org.letterboard.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "topics",
        description = {
            "Shows the topics of a list with their posts, each post below the one that it answers.",
            "",
            "  letterboard topics --list walkers",
            "  letterboard topics --list walkers --json   an object a line for each topic"
        })
final class Topics implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--list", required = true, paramLabel = "LIST", description = "The list's name.")
    private String list = "";

    @Option(
            names = "--json",
            description =
                    "One JSON object a line for each topic, with its posts in reply order. messageId and parent are"
                            + " as they came in, sentAs is the id on what we send.")
    private boolean json;

    Topics(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        return asking.ask(config, new Request.ShowTopics(list, json));
    }
}
