package org.letterboard.web;

import java.util.function.Function;

/// The messages as they came in.
public interface Messages {

    /// What the work makes of the bytes of a message, which are not to be kept. May wait until others are done with
    /// theirs, so never in a transaction.
    <T> T with(long source, Function<byte[], T> work);
}
