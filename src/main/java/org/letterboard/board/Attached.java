package org.letterboard.board;

import org.jspecify.annotations.Nullable;

/// An attachment of a post, as the board lists it.
///
/// @param part where it stands in the source
/// @param size bytes when decoded
/// @param contentId by which the HTML of the mail shows it; null where there is none
public record Attached(
        long postId,
        int part,
        String name,
        String type,
        long size,
        @Nullable String contentId) {}
