package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The board's part of threading, in memory: it answers, it stores placements, and it counts what it was asked.
final class Shelf implements Forest {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Long, Set<String>> topics = new HashMap<>();
    private final Map<Long, Long> families = new HashMap<>();
    private long last;
    int namedAsked;
    int largestNamed;
    int topicsAsked;
    long nodesRead;

    @Override
    public Map<String, Node> named(Set<String> messageIds) {
        namedAsked++;
        largestNamed = Math.max(largestNamed, messageIds.size());
        var found = new HashMap<String, Node>();
        for (var id : messageIds) if (nodes.containsKey(id)) found.put(id, node(id));
        return found;
    }

    @Override
    public List<Node> inTopic(long topic) {
        topicsAsked++;
        var found =
                topics.getOrDefault(topic, Set.of()).stream().map(this::node).toList();
        nodesRead += found.size();
        return found;
    }

    @Override
    public Map<Long, Long> families(Set<Long> asked) {
        var found = new HashMap<>(families);
        found.keySet().retainAll(asked);
        return found;
    }

    /// Cuts a message and all below it off the rest of its topic, as a person does.
    void cut(String messageId) {
        var old = node(messageId).topic();
        var made = ++last;
        families.putIfAbsent(old, old);
        families.put(made, Objects.requireNonNull(families.get(old)));
        for (var id : below(messageId)) {
            Objects.requireNonNull(topics.get(old)).remove(id);
            write(node(id).in(made));
        }
        var top = node(messageId);
        write(new Node(top.id(), messageId, made, null, top.ghost(), true));
    }

    private Set<String> below(String top) {
        var below = new HashSet<String>(Set.of(top));
        while (below.addAll(
                nodes.keySet().stream().filter(id -> below.contains(parent(id))).toList()))
            ;
        return below;
    }

    Placement place(String messageId, List<String> references, List<String> inReplyTo) {
        var placement = Threading.place(messageId, references, inReplyTo, this, () -> ++last);
        store(placement);
        return placement;
    }

    Placement place(String messageId, String... references) {
        return place(messageId, List.of(references), List.of());
    }

    private void store(Placement placement) {
        for (var old : placement.joined()) {
            relate(placement.topic(), families.get(old));
            for (var id : Objects.requireNonNull(topics.remove(old))) write(node(id).in(placement.topic()));
        }
        for (var node : placement.added()) {
            assertThat(nodes).doesNotContainKey(node.messageId());
            if (node.parent() != null) assertThat(byId()).containsKey(node.parent());
            write(node);
        }
        for (var node : placement.changed()) {
            assertThat(nodes).containsKey(node.messageId());
            write(node);
        }
        assertThat(node(placement.node().messageId())).isEqualTo(placement.node());
    }

    private void relate(long topic, @Nullable Long family) {
        if (family == null) return;
        var own = families.putIfAbsent(topic, family);
        if (own != null) families.replaceAll((_, each) -> each.equals(family) ? own : each);
    }

    private void write(Node node) {
        nodes.put(node.messageId(), node);
        topics.computeIfAbsent(node.topic(), _ -> new HashSet<>()).add(node.messageId());
        known.put(node.id(), node.messageId());
    }

    private final Map<Long, String> known = new HashMap<>();

    private Map<Long, String> byId() {
        return known;
    }

    Node node(String messageId) {
        return Objects.requireNonNull(nodes.get(messageId), messageId);
    }

    /// Empty where the message has no parent.
    String parent(String messageId) {
        var parent = node(messageId).parent();
        return parent == null ? "" : Objects.requireNonNull(known.get(parent));
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    List<Node> topic(long topic) {
        return new ArrayList<>(
                topics.getOrDefault(topic, Set.of()).stream().map(this::node).toList());
    }

    Set<Long> topics() {
        return topics.keySet();
    }
}
