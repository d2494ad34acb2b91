package org.letterboard.imap;

/// How it stands with an account that this gateway fetches from.
public sealed interface Watched {

    /// As the log calls it.
    String account();

    /// It was not looked at yet.
    record NotYet(String account) implements Watched {}

    record Works(String account) implements Watched {}

    /// @param why a phrase that an operator understands, the same each time
    record Fails(String account, String why) implements Watched {}
}
