package org.letterboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.letterboard.control.Answer;
import org.letterboard.control.ControlLine;
import org.letterboard.control.Request;
import org.letterboard.db.DatabaseInUse;
import org.letterboard.db.DatabaseUnusable;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;
import org.letterboard.settings.Settings;

/// Asks the running gateway; where none runs, opens the database itself.
record Asking(Program program, Answer answer) {

    // A gateway that starts has the database before it has ears, and another command may be at it for a moment.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String DEFAULT_DATA = "data";

    int ask(ConfigOption config, Request request) throws IOException {
        return switch (ConfigReader.read(config.folder())) {
            case Loaded.Right right -> ask(right.settings(), request);
            case Loaded.Wrong wrong -> {
                var code = besideWrongFiles(config.folder(), request);
                yield code.isPresent()
                        ? code.getAsInt()
                        : answer.refuse(wrong.report().text());
            }
        };
    }

    /// Somebody is in the middle of changing the files, and the gateway goes on with the former ones: so do we, as far
    /// as it is where it mostly is.
    private OptionalInt besideWrongFiles(Path config, Request request) throws IOException {
        return ControlLine.ask(config.toAbsolutePath().normalize().resolveSibling(DEFAULT_DATA), request, answer);
    }

    private int ask(Settings settings, Request request) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var code = ControlLine.ask(settings.data(), request, answer);
            if (code.isPresent()) return code.getAsInt();
            try {
                return program.alone(settings, control -> control.answer(request, answer));
            } catch (DatabaseInUse busy) {
                if (System.nanoTime() > end)
                    return answer.refuse("Nobody answers, and yet " + busy.getMessage()
                            + ". Is a gateway just starting or closing? Please try again in a moment.");
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (DatabaseUnusable unusable) {
                return answer.refuse("The database cannot be used: " + unusable.getMessage() + ".");
            }
        }
    }
}
