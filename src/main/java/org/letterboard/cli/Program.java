package org.letterboard.cli;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.letterboard.control.Answer;
import org.letterboard.control.Control;
import org.letterboard.settings.Settings;

/// What the commands need of the program around them.
public interface Program {

    /// The folder with `templates/`.
    Path home();

    /// Lends the control of a gateway that is built and not started: nothing listens, nothing moves.
    ///
    /// @throws org.letterboard.db.DatabaseInUse where another one has the database open
    int alone(Settings settings, ToIntFunction<Control> use);

    /// Runs the gateway until it ends; answers the exit code.
    int serve(Path config, Settings settings, Answer answer);
}
