package org.letterboard.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.reading.Block;
import org.letterboard.threading.Placement;

/// A post that is to be stored: its row, its place, and what is shown of it.
///
/// @param hash  of From, Date and body: two messages of one id and one hash are the same message
/// @param html as it came, where the writer sent no text of their own
/// @param run  the import that brings it, which hides it until all of it is here; null where none does
public record NewPost(
        Post post,
        Placement place,
        byte[] hash,
        List<Block> blocks,
        @Nullable String html,
        List<Attached> attached,
        @Nullable Long run) {}
