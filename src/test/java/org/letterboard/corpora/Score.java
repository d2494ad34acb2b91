package org.letterboard.corpora;

import java.util.ArrayList;
import java.util.List;

/// How many questions of a set were answered as they should be, and those that were not, in words.
record Score(String set, int passed, int total, List<String> missed) {

    double share() {
        return total == 0 ? 0 : 100.0 * passed / total;
    }

    /// Counts while a set is gone through.
    static final class Count {
        private final String set;
        private final List<String> missed = new ArrayList<>();
        private int passed;

        Count(String set) {
            this.set = set;
        }

        /// @param what the file, and what is wrong with it
        void add(boolean right, String what) {
            if (right) passed++;
            else missed.add(what);
        }

        Score score() {
            return new Score(set, passed, passed + missed.size(), List.copyOf(missed));
        }
    }
}
