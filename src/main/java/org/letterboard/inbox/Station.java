package org.letterboard.inbox;

import java.time.Instant;

/// One thing that happened to a message.
public record Station(Instant at, String words) {}
