package org.letterboard.threading;

import org.jspecify.annotations.Nullable;

/// A message id's place in the board's forest. A ghost is an id that headers name and whose message is not here (yet).
///
/// @param cut a person has cut it off what was above it: it answers nobody, whatever a header says
public record Node(
        long id, String messageId, long topic, @Nullable Long parent, boolean ghost, boolean cut) {

    /// As headers make it.
    public Node(long id, String messageId, long topic, @Nullable Long parent, boolean ghost) {
        this(id, messageId, topic, parent, ghost, false);
    }

    Node under(@Nullable Long newParent) {
        return new Node(id, messageId, topic, newParent, ghost, cut);
    }

    Node in(long newTopic) {
        return new Node(id, messageId, newTopic, parent, ghost, cut);
    }

    Node real() {
        return new Node(id, messageId, topic, parent, false, cut);
    }
}
