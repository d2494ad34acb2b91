package org.letterboard.threading;

import java.util.List;
import java.util.Set;

/// Where a message stands, and what the board has to write so that it stands there.
///
/// @param node the message's own node as it is now
/// @param added new rows, parents before children: ghosts, and the message's own node where it is new
/// @param changed old rows whose parent or ghost flag is another now; their topic is already [#topic]
/// @param topic the topic the message is in: the oldest of those that it ties together, so that addresses stay
/// @param joined other topics that turn out to be the same one: all their nodes and posts move into [#topic]
public record Placement(Node node, List<Node> added, List<Node> changed, long topic, Set<Long> joined) {
    public Placement {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        joined = Set.copyOf(joined);
    }
}
