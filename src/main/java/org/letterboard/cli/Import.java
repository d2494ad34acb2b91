package org.letterboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Brings an archive to the board of a list: mbox files (also those of Pipermail), folders of them, and folders"
                    + " of .eml files. Nobody gets anything of it by mail, and nobody sees anything of it before all of it"
                    + " is there.",
            "",
            "  letterboard import --list walkers walkers.mbox",
            "  letterboard import --list walkers pipermail/",
            "",
            "Every message that is found becomes a post, is one already, or is named with the reason. Importing a file again"
                    + " changes nothing, and an import that was broken off goes on with the same command. The gateway"
                    + " reads the files, so its user must be able to."
        })
final class Import implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--list", required = true, paramLabel = "LIST", description = "The list's name.")
    private String list = "";

    @Option(
            names = "--finish",
            description = "Shows what an import has brought that was broken off and shall not go on.")
    private boolean finish;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "mbox files, or folders.")
    private List<Path> files = List.of();

    Import(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        if (finish && files.isEmpty()) return asking.ask(config, new Request.FinishImport(list));
        if (spec != null && (finish || files.isEmpty()))
            throw new ParameterException(spec.commandLine(), finish ? "--finish takes no file" : "Which file?");
        var absolute = files.stream()
                .map(file -> file.toAbsolutePath().normalize().toString())
                .toList();
        return asking.ask(config, new Request.ImportArchive(list, absolute, isTerminal()));
    }

    // Error Prone speaks of Java 22 to 24; since 25 there is none again where the program is no one's terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
