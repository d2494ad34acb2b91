package org.letterboard;

import java.io.IOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.Listen;

/// A door cannot open where the settings want it.
final class CannotListen extends IOException {
    private CannotListen(String words, Throwable cause) {
        super(words, cause);
    }

    /// What opens a door.
    interface Opening {
        void open() throws IOException;
    }

    /// Opens a door, and tells with the name of the setting why that fails, if it does.
    static void unless(String setting, Listen listen, Opening opening) throws IOException {
        try {
            opening.open();
        } catch (IOException | RuntimeException failure) {
            var bind = bind(failure);
            if (bind == null) throw failure;
            throw new CannotListen(
                    setting + ": cannot listen on " + listen + " (" + bind.getMessage() + "). " + hint(listen, bind),
                    failure);
        }
    }

    private static String hint(Listen listen, BindException failure) {
        var why = String.valueOf(failure.getMessage());
        if (why.contains("in use"))
            return "Another program has port " + listen.port()
                    + "; stop that one, or choose another port in letterboard.toml.";
        if (why.contains("ermission"))
            return "Ports below 1024 need a special right; choose a higher port in letterboard.toml.";
        return "Is " + listen.host() + " an address of this machine?";
    }

    private static @Nullable BindException bind(Throwable failure) {
        // No chain of causes is longer; one that leads back to itself ends here.
        var cause = failure;
        for (var steps = 0; cause != null && steps < 10; steps++, cause = cause.getCause())
            if (cause instanceof BindException bind) return bind;
        return null;
    }
}
