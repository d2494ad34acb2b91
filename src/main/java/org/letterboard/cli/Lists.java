package org.letterboard.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "lists",
        description = {
            "Shows the lists: title, address, how many members and posts, who may post, who may read the board.",
            "",
            "To add a list, write a file lists/NAME.toml in the configuration; a running gateway opens it within seconds."
        })
final class Lists implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    Lists(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        return asking.ask(config, new Request.ShowLists());
    }
}
