package org.letterboard.board;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/// What a query for [Shown] brings.
public record ShownRow(
        @Nested Post post,
        @Nullable String blocks,
        @Nullable String html) {
    Shown shown() {
        return new Shown(post, blocks == null ? null : Blocks.read(blocks), html);
    }
}
