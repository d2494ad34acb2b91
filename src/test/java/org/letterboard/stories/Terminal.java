package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.letterboard.Main;

/// An administrator's terminal: runs a command as the launcher does, and sees what it says.
record Terminal(Path config) {

    /// What a command left on the screen.
    record Screen(int code, byte[] bytes, String err) {
        String out() {
            return new String(bytes, UTF_8);
        }

        List<String> lines() {
            return out().lines().toList();
        }
    }

    Screen run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = config.toString();
        var code = Main.run(out, err, all);
        return new Screen(code, out.toByteArray(), err.toString(UTF_8));
    }
}
