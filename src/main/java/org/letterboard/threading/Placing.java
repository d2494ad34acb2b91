package org.letterboard.threading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The work on one placement: the nodes as the board has them, and as they shall be.
///
/// While it works, an old node keeps its old topic, because that tells what may stand above it.
final class Placing {
    private final Map<String, Node> stored;
    private final Forest forest;
    private final LongSupplier ids;

    private final Map<String, Long> byName = new HashMap<>();
    private final Map<Long, Node> now = new HashMap<>();
    private final List<Long> fresh = new ArrayList<>();
    private final Set<Long> readTopics = new HashSet<>();
    /// Old topics in which an old node got a new parent: ways up may lead out of them.
    private final Set<Long> openedTopics = new HashSet<>();

    Placing(Map<String, Node> stored, Forest forest, LongSupplier ids) {
        this.stored = stored;
        this.forest = forest;
        this.ids = ids;
    }

    /// @param severed whom it answers is on the other side of a cut: it stays below whom others have seen it
    Placement place(String messageId, List<String> chain, boolean severed) {
        var topics = new TreeSet<Long>();
        stored.values().forEach(node -> topics.add(node.topic()));
        var topic = topics.isEmpty() ? ids.getAsLong() : topics.removeFirst();

        for (var id : chain) enter(id, topic, true);
        var own = enter(messageId, topic, false);
        for (var i = 1; i < chain.size(); i++) presume(named(chain.get(i - 1)), named(chain.get(i)));
        if (!severed) settle(own, chain.isEmpty() ? null : named(chain.getLast()));

        var added = fresh.stream().map(this::node).toList();
        return new Placement(node(own.id()).in(topic), added, changed(topic), topic, topics);
    }

    private Node enter(String messageId, long topic, boolean ghost) {
        var old = stored.get(messageId);
        var node = old == null ? new Node(ids.getAsLong(), messageId, topic, null, ghost) : ghost ? old : old.real();
        if (old == null) fresh.add(node.id());
        byName.put(messageId, node.id());
        now.put(node.id(), node);
        return node;
    }

    /// JWZ 1B: one message's References say that `child` answers `parent`. Whoever has a parent keeps it.
    private void presume(Node parent, Node child) {
        if (child.parent() == null && !isAbove(child, parent)) put(child, parent);
    }

    /// JWZ 1C: the message itself says whom it answers, which ends what others presumed. Where that would close a
    /// circle
    /// it answers nobody (imaptest `thread`), and so it does where it names nobody.
    private void settle(Node own, @Nullable Node parent) {
        if (parent == null) {
            now.put(own.id(), own.under(null));
        } else if (!Objects.equals(own.parent(), parent.id())) {
            now.put(own.id(), own.under(null));
            if (!isAbove(own, parent)) put(own, parent);
        }
    }

    private void put(Node child, Node parent) {
        now.put(child.id(), child.under(parent.id()));
        if (isOld(child)) openedTopics.add(child.topic());
    }

    /// Whether the way up from `start` meets `sought`. Upwards, since a node has one parent and any number of children.
    private boolean isAbove(Node sought, Node start) {
        var met = new HashSet<Long>();
        var at = start;
        // A circle cannot be in there; were one in the database, this must end all the same.
        while (met.add(at.id())) {
            if (at.id() == sought.id()) return true;
            var parent = at.parent();
            if (parent == null) return false;
            if (!now.containsKey(parent) && mayLeadTo(sought, at.topic())) read(at.topic());
            var next = now.get(parent);
            if (next == null) return false;
            at = next;
        }
        return true;
    }

    /// Whether posts of this topic that nobody named could stand below `sought`: old arrows stay within a topic.
    private boolean mayLeadTo(Node sought, long topic) {
        return openedTopics.contains(topic) || (isOld(sought) && sought.topic() == topic);
    }

    private void read(long topic) {
        if (!readTopics.add(topic)) return;
        forest.inTopic(topic).forEach(node -> now.putIfAbsent(node.id(), node));
    }

    private List<Node> changed(long topic) {
        return stored.values().stream()
                .filter(old -> !old.equals(node(old.id())))
                .map(old -> node(old.id()).in(topic))
                .toList();
    }

    private boolean isOld(Node node) {
        return stored.containsKey(node.messageId());
    }

    private Node named(String messageId) {
        return node(Objects.requireNonNull(byName.get(messageId)));
    }

    private Node node(long id) {
        return Objects.requireNonNull(now.get(id));
    }
}
