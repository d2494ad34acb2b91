package org.letterboard.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What came of reading the configuration.
public sealed interface Loaded {

    /// All files that the outcome rests on, those that were missed too: when none of them has changed, reading again
    /// says the same.
    Set<Path> files();

    /// What to say about it.
    Report report();

    /// Every check passed.
    ///
    /// @param remarks what is allowed and yet worth a look
    record Right(Settings settings, List<Problem> remarks, Set<Path> files) implements Loaded {
        @Override
        public Report report() {
            return Report.right(remarks);
        }
    }

    /// At least one check failed, and these are all that did.
    record Wrong(List<Problem> problems, Set<Path> files) implements Loaded {
        @Override
        public Report report() {
            return Report.wrong(problems);
        }
    }
}
