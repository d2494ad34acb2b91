package org.letterboard.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.reading.Block;

/// A post with what the board shows of it.
///
/// @param blocks null where they are longer than was asked for
/// @param html   as it came, not cleaned; null where the writer sent a text of their own
public record Shown(
        Post post, @Nullable List<Block> blocks, @Nullable String html) {}
