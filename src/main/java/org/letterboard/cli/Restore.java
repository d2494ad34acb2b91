package org.letterboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letterboard.backup.Restoring;
import org.letterboard.backup.Restoring.Part;
import org.letterboard.backup.Restoring.Restored;
import org.letterboard.backup.Unusable;
import org.letterboard.control.Answer;
import org.letterboard.db.DatabaseUnusable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Brings a backup back, into an installation that has no database yet: on this machine, or on another one.",
            "",
            "  letterboard restore letterboard.backup",
            "",
            "Nothing is overwritten. Files that are there stay, and where there is a database nothing is done at all. The"
                    + " database goes to where letterboard.toml says; so to put it on a server, or on a machine where paths and"
                    + " names are others, take two steps:",
            "",
            "  letterboard restore --config-only letterboard.backup    then change letterboard.toml",
            "  letterboard restore letterboard.backup"
        })
final class Restore implements Callable<Integer> {
    private final Program program;
    private final Answer answer;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @ArgGroup
    private Only only = new Only();

    static final class Only {
        @Option(names = "--config-only", description = "The configuration folder, passwords and templates alone.")
        private boolean config;

        @Option(names = "--data-only", description = "The database and its key alone.")
        private boolean data;
    }

    @Parameters(paramLabel = "FILE", description = "What \"letterboard backup\" has written.")
    private Path file = Path.of("");

    Restore(Program program, Answer answer) {
        this.program = program;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        var part = only.config ? Part.CONFIG : only.data ? Part.DATA : Part.ALL;
        try {
            tell(new Restoring(config.folder(), program.home(), this::say).run(file, part));
            return 0;
        } catch (Unusable refused) {
            return answer.refuse(String.valueOf(refused.getMessage()));
        } catch (DatabaseUnusable refused) {
            return answer.refuse("Nothing was restored: " + refused.getMessage() + ".");
        }
    }

    private void say(String words) {
        answer.line(words);
        answer.flush();
    }

    private void tell(Restored restored) {
        files("Restored: ", restored.placed());
        files("Left as they were, though the backup has others: ", restored.kept());
        if (restored.database().isEmpty()) {
            answer.line("The database comes with the next \"letterboard restore\", to where letterboard.toml says.");
            return;
        }
        answer.line("Restored to " + restored.database().get() + ": " + restored.contents() + ", as they were at "
                + restored.made() + ".");
        answer.line(
                "Next: \"letterboard check\", then \"letterboard serve\". What waited to be sent at that time is sent"
                        + " now; who got it after that time gets it twice.");
    }

    private void files(String words, List<Path> files) {
        if (files.isEmpty()) return;
        answer.line(words + String.join(", ", files.stream().map(Path::toString).toList()));
    }
}
