package org.letterboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letterboard.backup.Moving;
import org.letterboard.backup.Unusable;
import org.letterboard.control.Answer;
import org.letterboard.control.ControlLine;
import org.letterboard.db.DatabaseInUse;
import org.letterboard.db.DatabaseUnusable;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.DatabaseSettings;
import org.letterboard.settings.Loaded;
import org.letterboard.settings.Secret;
import org.letterboard.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "move",
        description = {
            "Copies everything from the file in the data folder to an empty PostgreSQL database. The gateway must not run"
                    + " meanwhile. The file stays as it is.",
            "",
            "  letterboard move --to postgresql://db.example.org/letterboard --user letterboard --password-file"
                    + " secret/database",
            "",
            "All of it is there at the end, counted and compared, or nothing. Then it says which lines letterboard.toml needs;"
                    + " it changes nothing there."
        })
final class Move implements Callable<Integer> {
    private static final String JDBC = "jdbc:";

    private final Answer answer;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The database, which must be empty.")
    private String url = "";

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "The name to log in with.")
    private String user = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file with nothing but the password in it, found as those in letterboard.toml are.")
    private @Nullable Path passwordFile;

    Move(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        return switch (ConfigReader.read(config.folder())) {
            case Loaded.Wrong wrong -> answer.refuse(wrong.report().text());
            case Loaded.Right right -> move(right.settings());
        };
    }

    private int move(Settings settings) throws IOException {
        var server = settings.database();
        if (server != null)
            return answer.refuse(
                    "letterboard.toml names a server already: " + server.place() + ". This moves what is in a"
                            + " file; to move from one server to another, take a backup and restore it.");
        if (ControlLine.isOpen(settings.data())) return running("one answers in " + settings.data());
        var jdbc = (url.startsWith(JDBC) ? url : JDBC + url).replaceFirst("^jdbc:postgres:", "jdbc:postgresql:");
        if (!jdbc.startsWith("jdbc:postgresql://") || jdbc.contains("@"))
            return answer.refuse(
                    "--to is for example postgresql://db.example.org/letterboard; the name and the password"
                            + " have options of their own.");
        try {
            var rows = new Moving(settings.data(), this::say).run(new DatabaseSettings(jdbc, user, password()));
            tell(jdbc, rows, settings.data());
            return 0;
        } catch (DatabaseInUse running) {
            return running(String.valueOf(running.getMessage()));
        } catch (DatabaseUnusable | Unusable refused) {
            return answer.refuse("Nothing was moved: " + refused.getMessage());
        }
    }

    private int running(String words) {
        return answer.refuse("A gateway is running: " + words + ". Please stop it first.");
    }

    private @Nullable Secret password() throws IOException {
        if (passwordFile == null) return null;
        var found = config.folder().toAbsolutePath().normalize().resolveSibling(passwordFile);
        if (Files.notExists(found)) throw new IOException("There is no file " + found + " with the password.");
        return new Secret(Files.readString(found).replaceFirst("\\R$", ""));
    }

    private void say(String words) {
        answer.line(words);
        answer.flush();
    }

    private void tell(String jdbc, long rows, Path data) {
        answer.line(String.format(
                Locale.ENGLISH, "Moved: %,d rows; what was read back is the same, table by table.", rows));
        answer.line("\nNow put these lines at the end of letterboard.toml, and start the gateway:\n");
        answer.line("[database]");
        answer.line("url           = \"" + jdbc + "\"");
        answer.line("user          = \"" + user + "\"");
        if (passwordFile != null) answer.line("password-file = \"" + passwordFile + "\"");
        answer.line(
                "\nThe file in " + data + " is as it was. Put it away when all is well: without these lines the gateway"
                        + " would go on with it.");
    }
}
