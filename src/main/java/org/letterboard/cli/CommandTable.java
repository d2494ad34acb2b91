package org.letterboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.letterboard.control.Answer;
import picocli.CommandLine;

/// All commands, and the way from the words to the exit code.
public final class CommandTable {
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    private final Answer answer;
    private final PrintWriter out;
    private final PrintWriter err;

    public CommandTable(Program program, OutputStream out, OutputStream err) {
        this.answer = new Answer(out, err);
        this.out = new PrintWriter(out, true, UTF_8);
        this.err = new PrintWriter(err, true, UTF_8);
        var asking = new Asking(program, answer);
        commands.put("serve", () -> new Serve(program, answer));
        commands.put("check", () -> new Check(answer));
        commands.put("status", () -> new Status(asking));
        commands.put("lists", () -> new Lists(asking));
        commands.put("members", () -> new Members(asking));
        commands.put("import", () -> new Import(asking));
        commands.put("export", () -> new Export(asking));
        commands.put("backup", () -> new Backup(asking));
        commands.put("restore", () -> new Restore(program, answer));
        commands.put("move", () -> new Move(answer));
        commands.put("topics", () -> new Topics(asking));
        commands.put("digests", () -> new Digests(asking));
        commands.put("search", () -> new SearchIndex(asking));
        commands.put("why", () -> new Why(asking));
        commands.put("held", () -> new Held(asking));
        commands.put("inbox", () -> new Inbox(asking));
        commands.put("outbox", () -> new Outbox(asking));
        commands.put("explain", () -> new Explain(answer));
    }

    /// A command from elsewhere: a picocli command that says for itself what it has to say.
    public CommandTable with(String name, Supplier<Callable<Integer>> command) {
        commands.put(name, command::get);
        return this;
    }

    /// Does what the words say.
    public int run(String... words) {
        var line = new CommandLine(new Letterboard());
        // Only the command that is asked for: looking at all of them takes a third of the time of a short one.
        var asked = words.length == 0 ? null : commands.get(words[0]);
        if (asked != null) line.addSubcommand(words[0], asked.get());
        else commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        var code = line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure))
                .execute(words);
        answer.flush();
        return code;
    }

    /// The one catch-all: what a command could not foresee.
    private int failed(Exception failure) {
        // Who reads no further, as `head` does, wants to hear no more.
        if (failure instanceof UncheckedIOException gone && "nobody listens any more".equals(gone.getMessage()))
            return 1;
        if (failure instanceof IllegalStateException || failure instanceof java.io.IOException)
            return answer.refuse(String.valueOf(failure.getMessage()));
        if (failure instanceof UncheckedIOException broken)
            return answer.refuse(broken.getMessage() + ": " + broken.getCause());
        failure.printStackTrace(err);
        return answer.refuse("This is a fault of Letterboard; please report it with the lines above.");
    }

    @CommandLine.Command(
            name = "letterboard",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "A mailing list and a bulletin board that are one thing.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Each command has --help. All of them but restore and move work while the gateway runs, and",
                "those that look or act work without it, too. The configuration is the folder \"config\"",
                "unless --config names another."
            })
    static final class Letterboard implements Runnable {
        @CommandLine.Spec
        CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = CommandTable.class.getPackage().getImplementationVersion();
            return new String[] {"Letterboard " + (version == null ? "(built from source)" : version)};
        }
    }
}
