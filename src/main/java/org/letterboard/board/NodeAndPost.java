package org.letterboard.board;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.letterboard.threading.Node;
import org.letterboard.threading.ReplyOrder;

/// A node with what the order of reading needs of its post, if there is one.
public record NodeAndPost(
        @Nested Node node, @Nullable Long number, @Nullable Instant written) {
    Optional<ReplyOrder.Entry> entry() {
        return number == null || written == null
                ? Optional.empty()
                : Optional.of(new ReplyOrder.Entry(node.id(), number, written));
    }
}
