package org.letterboard.errands;

/// What became of a message from an archive.
public sealed interface Brought {

    /// It is a post now.
    record Posted() implements Brought {}

    /// It is on the list already.
    ///
    /// @param number of the post that it is
    record Duplicate(long number) implements Brought {}

    /// It cannot be a post; nothing of it was kept.
    record Refused(String why) implements Brought {}
}
