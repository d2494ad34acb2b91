package org.letterboard.transfer;

import java.util.List;
import org.letterboard.board.Imports.Run;

/// How an import ended.
public sealed interface Outcome {

    /// Everything was read, and is seen by now.
    record Done(Counts counts) implements Outcome {}

    /// It had to stop; nobody sees anything of it, and the same command goes on.
    record Stopped(Counts counts, String why) implements Outcome {}

    /// The files cannot be read; nothing was begun.
    record Unreadable(List<String> why) implements Outcome {}

    /// Another one is under way on this list.
    ///
    /// @param gateway where
    record Busy(String gateway) implements Outcome {}

    /// An import of other files was broken off on this list.
    record BrokenOff(Run other) implements Outcome {}

    /// What was found, and what became of it; the first is the sum of the others.
    ///
    /// @param digests that were taken apart; their letters are counted, and not they
    /// @param earlier posts that an import brought which was broken off, and that this one goes on with
    record Counts(long found, long posted, long earlier, long duplicates, long named, long digests) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    found + other.found,
                    posted + other.posted,
                    earlier + other.earlier,
                    duplicates + other.duplicates,
                    named + other.named,
                    digests + other.digests);
        }
    }
}
