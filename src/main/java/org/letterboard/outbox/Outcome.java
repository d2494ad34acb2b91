package org.letterboard.outbox;

/// What the relay said about one copy. `reply` is its own words.
sealed interface Outcome {

    record Sent(String reply) implements Outcome {}

    /// For good (5yz): this person cannot be reached so.
    record Refused(String reply) implements Outcome {}

    /// For now (4yz): this person may be reached later.
    record NotNow(String reply) implements Outcome {}

    /// It is the relay or the way to it, and nobody's address: everything waits, nothing counts as a try.
    record Trouble(String reply) implements Outcome {}
}
