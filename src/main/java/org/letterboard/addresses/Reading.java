package org.letterboard.addresses;

import java.time.LocalDate;

/// What [Tokens] say about a text that should be a token.
public sealed interface Reading {

    /// We made it for this list, and its time is not over. `issued` is a day in UTC.
    record Valid(Purpose purpose, long id, LocalDate issued) implements Reading {}

    /// We made it for this list, and its time is over: to be answered kindly.
    record Expired(Purpose purpose, long id, LocalDate issued) implements Reading {}

    /// We did not make it, not for this list, or with a key that is no more.
    record Forged() implements Reading {}
}
