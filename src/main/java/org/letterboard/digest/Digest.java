package org.letterboard.digest;

import java.time.Instant;

/// A digest that was sent: the posts of a list with numbers above `fromNumber`, up to `toNumber`.
///
/// @param kind     `daily` or `weekly`
/// @param slot     the slot's name, or why it went out without one
/// @param sourceId what was sent
public record Digest(
        long id, long listId, String kind, String slot, long fromNumber, long toNumber, long sourceId, Instant made) {}
