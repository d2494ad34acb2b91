package org.letterboard.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "topics",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows the topics of a list with their posts, each post below the one that it answers; joins and splits"
                    + " them where the mail programs of the writers got it wrong.",
            "",
            "  letterboard topics --list walkers",
            "  letterboard topics --list walkers --json   an object a line for each topic",
            "  letterboard topics join --list walkers 12 15",
            "  letterboard topics split --list walkers 15"
        })
final class Topics implements Callable<Integer> {
    private static final String POST = "The number of a post, as topics shows it behind a #.";

    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--list",
            required = true,
            paramLabel = "LIST",
            scope = ScopeType.INHERIT,
            description = "The list's name.")
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

    @Command(
            name = "join",
            description =
                    "The topic that the first post is in takes in the topic that the second one is in, and keeps its"
                            + " name. Old addresses lead there. What was split off before stands where it stood.")
    int join(
            @Parameters(paramLabel = "POST", description = POST) String post,
            @Parameters(paramLabel = "OTHER", description = "The number of a post in the topic that is taken in.")
                    String other)
            throws IOException {
        return asking.ask(config, new Request.JoinTopics(list, post, other));
    }

    @Command(
            name = "split",
            description =
                    "A post and everything below it become a topic of their own, which is called as the post is. Later"
                            + " answers follow. To take it back: join the two again.")
    int split(@Parameters(paramLabel = "POST", description = POST) String post) throws IOException {
        return asking.ask(config, new Request.SplitTopic(list, post));
    }
}
