package org.letterboard.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.letterboard.control.Request;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "members",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows who is on a list, and puts people on it or takes them off.",
            "",
            "  letterboard members add walkers ann@example.org --name \"Ann Bell\" --delivery each",
            "  letterboard members import walkers people.csv",
            "  letterboard members list walkers",
            "  letterboard members remove walkers ann@example.org"
        })
final class Members implements Runnable {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    Members(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        if (spec != null) throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    @Command(name = "list", description = "Shows who is on a list, how they want its mail, and since when.")
    int list(
            @Parameters(paramLabel = "LIST", description = "The list's name.") String list,
            @Option(names = "--json", description = "One JSON object a line: address, name, delivery, since.")
                    boolean json)
            throws IOException {
        return asking.ask(config, new Request.ShowMembers(list, json));
    }

    @Command(
            name = "add",
            description =
                    "Puts a person on a list. Nobody is asked or told. Who is on it already stays; a delivery that is"
                            + " given is changed.")
    int add(
            @Parameters(paramLabel = "LIST", description = "The list's name.") String list,
            @Parameters(paramLabel = "ADDRESS", description = "For example ann@example.org.") String address,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "For example \"Ann Bell\".")
                    String name,
            @Option(
                            names = "--delivery",
                            paramLabel = "HOW",
                            defaultValue = "",
                            description = "each (post by post), daily or weekly (a digest), none (default: each).")
                    String delivery)
            throws IOException {
        return asking.ask(config, new Request.AddMember(list, address, name, delivery));
    }

    @Command(name = "remove", description = "Takes a person off a list. Their posts stay on the board.")
    int remove(
            @Parameters(paramLabel = "LIST", description = "The list's name.") String list,
            @Parameters(paramLabel = "ADDRESS", description = "For example ann@example.org.") String address)
            throws IOException {
        return asking.ask(config, new Request.RemoveMember(list, address));
    }

    @Command(
            name = "import",
            description = {
                "Puts all people of a file on a list. A line a person, the last two may be left out:",
                "",
                "  address,name,delivery",
                "  ann@example.org,Ann Bell,each",
                "  bob@example.org,\"Stone, Bob\",daily",
                "",
                "A first line with these names is not needed, and tells the order of the columns where it is there. UTF-8 or"
                        + " windows-1252. A line that is wrong is named with its number and the others are taken all the"
                        + " same; then the exit code is 1. Importing a file again changes nothing."
            })
    int read(
            @Parameters(paramLabel = "LIST", description = "The list's name.") String list,
            @Parameters(paramLabel = "FILE", description = "For example people.csv.") Path file)
            throws IOException {
        if (!Files.isRegularFile(file)) return asking.answer().refuse(file + ": there is no such file");
        return asking.ask(config, new Request.ImportMembers(list, text(Files.readAllBytes(file))));
    }

    /// Table programs write UTF-8 or, on Windows, their own; what is not the one is the other.
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
