package org.letterboard.board;

/// An attachment of a post, as the board lists it.
///
/// @param part where it stands in the source
/// @param size bytes when decoded
public record Attached(long postId, int part, String name, String type, long size) {}
