package org.letterboard.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "held",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows the posts that wait for a moderator, and decides about them as a moderator's mail does. The moderators"
                    + " are told that an administrator has decided.",
            "",
            "  letterboard held",
            "  letterboard held show 4F2A",
            "  letterboard held approve 4F2A",
            "  letterboard held reject 4F2A Please leave the name out.",
            "  letterboard held undo 4F2A"
        })
final class Held implements Callable<Integer> {
    private static final String ID = "The id of the message, such as 4F2A, or its Message-ID.";
    private static final String WHICH = "Which list is meant, where the message is held on several.";

    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    Held(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        return asking.ask(config, new Request.ShowHeld(""));
    }

    @Command(
            name = "list",
            description = "Shows what waits: id, list, when, author and subject; why it waits, and for how long still.")
    int list(
            @Option(names = "--list", paramLabel = "LIST", defaultValue = "", description = "Only those of this list.")
                    String list)
            throws IOException {
        return asking.ask(config, new Request.ShowHeld(list));
    }

    @Command(name = "show", description = "Shows what a held post says.")
    int show(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--list", paramLabel = "LIST", defaultValue = "", description = WHICH) String list)
            throws IOException {
        return asking.ask(config, new Request.ShowHeldText(id, list));
    }

    @Command(
            name = "approve",
            description = "Has a post go out when the list's grace time is over; until then it can be taken back.")
    int approve(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--list", paramLabel = "LIST", defaultValue = "", description = WHICH) String list)
            throws IOException {
        return asking.ask(config, new Request.ApproveHeld(id, list));
    }

    @Command(name = "reject", description = "Keeps a post back; its author reads the reason, if there is one.")
    int reject(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(paramLabel = "REASON", arity = "0..*", description = "What the author reads.")
                    List<String> reason,
            @Option(names = "--list", paramLabel = "LIST", defaultValue = "", description = WHICH) String list)
            throws IOException {
        return asking.ask(config, new Request.RejectHeld(id, list, reason == null ? "" : String.join(" ", reason)));
    }

    @Command(name = "undo", description = "Takes an approval back in the grace time: the post waits again.")
    int undo(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--list", paramLabel = "LIST", defaultValue = "", description = WHICH) String list)
            throws IOException {
        return asking.ask(config, new Request.UndoHeld(id, list));
    }
}
