package org.letterboard.outbox;

/// How it stands with the relay, as far as this gateway knows.
public sealed interface RelayState {

    /// Nothing was to be sent since the start.
    record NotTried() implements RelayState {}

    record Works() implements RelayState {}

    /// @param reply what it, or the system, said last
    record Fails(String reply) implements RelayState {}
}
