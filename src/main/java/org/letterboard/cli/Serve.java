package org.letterboard.cli;

import java.util.concurrent.Callable;
import org.letterboard.control.Answer;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = {
            "Runs the gateway: takes mail in, puts it on the board, sends it out.",
            "",
            "It takes changed configuration files over by itself, within a few seconds and only if all of them are right."
                    + " To stop it, press Ctrl-C or send it SIGTERM: it finishes what it is at and exits with 0."
        })
final class Serve implements Callable<Integer> {
    private final Program program;
    private final Answer answer;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    Serve(Program program, Answer answer) {
        this.program = program;
        this.answer = answer;
    }

    @Override
    public Integer call() {
        return switch (ConfigReader.read(config.folder())) {
            case Loaded.Wrong wrong -> answer.refuse(wrong.report().text());
            case Loaded.Right right -> {
                answer.line(right.report().text());
                answer.flush();
                yield program.serve(config.folder(), right.settings(), answer);
            }
        };
    }
}
