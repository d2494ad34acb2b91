package org.letterboard.threading;

import org.jspecify.annotations.Nullable;

/// A message id's place in the board's forest. A ghost is an id that headers name and whose message is not here (yet).
public record Node(
        long id, String messageId, long topic, @Nullable Long parent, boolean ghost) {

    Node under(@Nullable Long newParent) {
        return new Node(id, messageId, topic, newParent, ghost);
    }

    Node in(long newTopic) {
        return new Node(id, messageId, newTopic, parent, ghost);
    }

    Node real() {
        return new Node(id, messageId, topic, parent, false);
    }
}
