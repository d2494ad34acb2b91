package org.letterboard.threading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps apart what a person has cut apart. Whoever answers in the new topic names the old one, too: their mail
/// program writes all that was above into References.
final class Sides {
    private final Map<String, Node> stored;
    private final Map<Long, Long> families;
    /// The one topic of each family that the message belongs to.
    private final Map<Long, Long> sides = new HashMap<>();

    private Sides(Map<String, Node> stored, Map<Long, Long> families) {
        this.stored = stored;
        this.families = families;
    }

    /// The end of `chain` that lies on the message's own side: that of whom it answers, or its own where others have
    /// named it before.
    static List<String> near(String messageId, List<String> chain, Map<String, Node> stored, Forest forest) {
        var topics = stored.values().stream().map(Node::topic).collect(Collectors.toSet());
        var families = topics.size() < 2 ? Map.<Long, Long>of() : forest.families(topics);
        if (families.size() < 2 && stored.values().stream().noneMatch(Node::cut)) return chain;
        return new Sides(stored, families).near(stored.get(messageId), chain);
    }

    private List<String> near(@Nullable Node own, List<String> chain) {
        if (own != null) isHere(own);
        // Of an id that nobody has seen, between the last one here and one beyond, nobody knows on which side it is.
        var start = chain.size();
        for (var i = chain.size() - 1; i >= 0; i--) {
            var node = stored.get(chain.get(i));
            if (node == null) continue;
            if (!isHere(node)) return chain.subList(start, chain.size());
            start = i;
            if (node.cut()) return chain.subList(start, chain.size());
        }
        return chain;
    }

    private boolean isHere(Node node) {
        var family = families.get(node.topic());
        if (family == null) return true;
        var side = sides.putIfAbsent(family, node.topic());
        return side == null || side == node.topic();
    }

    /// The stored nodes that a placement with this chain is about.
    static Map<String, Node> of(String messageId, List<String> chain, Map<String, Node> stored) {
        var nodes = new HashMap<>(stored);
        nodes.keySet().removeIf(name -> !name.equals(messageId) && !chain.contains(name));
        return nodes;
    }
}
