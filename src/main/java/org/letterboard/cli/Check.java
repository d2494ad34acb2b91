package org.letterboard.cli;

import java.util.concurrent.Callable;
import org.letterboard.control.Answer;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = {
            "Reads the configuration and says what is wrong with it: each problem with its file, its line, and what was"
                    + " meant. Changes nothing.",
            "",
            "Exits with 0 if the gateway would take these files, and with 1 if not."
        })
final class Check implements Callable<Integer> {
    private final Answer answer;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    Check(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Integer call() {
        var loaded = ConfigReader.read(config.folder());
        answer.line(loaded.report().text());
        return loaded instanceof Loaded.Right ? 0 : 1;
    }
}
