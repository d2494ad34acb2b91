package org.letterboard.inbox;

/// What the inbox says to a door about an [Arrival].
public sealed interface Receipt {

    /// It is durable. Only now may the door say 250. The id is that of the first where one of the same origin was here.
    record Durable(long id) implements Receipt {}

    /// There is no room on the disk; the sender shall try again (452 4.3.1).
    record NoRoom() implements Receipt {}

    /// The database does not answer; the sender shall try again (451 4.3.0).
    record Unavailable() implements Receipt {}
}
