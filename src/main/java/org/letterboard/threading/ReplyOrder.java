package org.letterboard.threading;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One topic's posts in the order in which people read them: each post, then what answers it, the oldest answer first.
///
/// A node without a post (a ghost, or a post that was taken away) does not show: what answers it moves up to the
/// nearest
/// post above, or to the top. Nothing here calls itself, since a stranger decides how deep a topic is.
public final class ReplyOrder {

    /// A post that stands on the board at this node.
    public record Entry(long node, long number, Instant time) {}

    /// A post in its order: how deep it stands, from 0, and the message id of the post that it answers.
    public record Line(Entry entry, int depth, @Nullable String parent) {}

    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing(Entry::time).thenComparingLong(Entry::number);

    private final Map<Long, Node> nodes = new HashMap<>();
    private final Map<Long, Entry> entries = new HashMap<>();
    /// For each node that was asked for, the nearest node above it that has a post.
    private final Map<Long, Optional<Node>> nearest = new HashMap<>();

    private ReplyOrder(Collection<Node> topic, Collection<Entry> posts) {
        topic.forEach(node -> nodes.put(node.id(), node));
        posts.forEach(entry -> entries.put(entry.node(), entry));
    }

    /// The posts of a topic whose nodes are `topic`. Every post comes out once, whatever the nodes say.
    public static List<Line> of(Collection<Node> topic, Collection<Entry> posts) {
        return new ReplyOrder(topic, posts).lines(posts);
    }

    /// The message id of the nearest real message above `node`, a node of `topic`.
    public static Optional<String> parentOf(Node node, Collection<Node> topic) {
        var real = topic.stream().filter(each -> !each.ghost());
        var posts = real.map(each -> new Entry(each.id(), each.id(), Instant.EPOCH));
        return new ReplyOrder(topic, posts.toList()).above(node.id()).map(Node::messageId);
    }

    private List<Line> lines(Collection<Entry> posts) {
        var oldestFirst = posts.stream().sorted(OLDEST_FIRST).toList();
        var answers = new HashMap<Long, List<Entry>>();
        var tops = new ArrayList<Entry>();
        for (var entry : oldestFirst)
            above(entry.node())
                    .map(parent -> answers.computeIfAbsent(parent.id(), _ -> new ArrayList<>()))
                    .orElse(tops)
                    .add(entry);
        // After the tops everybody once more: only posts that answer each other in a circle are left by then.
        tops.addAll(oldestFirst);
        return walk(tops, answers);
    }

    private List<Line> walk(List<Entry> tops, Map<Long, List<Entry>> answers) {
        var lines = new ArrayList<Line>(entries.size());
        var shown = new HashSet<Long>();
        for (var top : tops) {
            Deque<Line> next = new ArrayDeque<>();
            next.push(line(top, 0));
            while (!next.isEmpty()) {
                var line = next.pop();
                if (!shown.add(line.entry().node())) continue;
                lines.add(line);
                for (var answer :
                        answers.getOrDefault(line.entry().node(), List.of()).reversed())
                    next.push(line(answer, line.depth() + 1));
            }
        }
        return lines;
    }

    private Line line(Entry entry, int depth) {
        return new Line(entry, depth, above(entry.node()).map(Node::messageId).orElse(null));
    }

    /// Remembers what it found for every ghost on the way, so that a long row of ghosts is walked once.
    private Optional<Node> above(long start) {
        var way = new ArrayList<Long>();
        var met = new HashSet<Long>();
        Optional<Node> found = Optional.empty();
        for (var at = nodes.get(start); at != null && met.add(at.id()); at = parent(at)) {
            var known = nearest.get(at.id());
            if (known != null) {
                found = known;
                break;
            }
            way.add(at.id());
            var parent = parent(at);
            if (parent != null && entries.containsKey(parent.id())) {
                found = Optional.of(parent);
                break;
            }
        }
        for (var node : way) nearest.put(node, found);
        return found;
    }

    private @Nullable Node parent(Node node) {
        return node.parent() == null ? null : nodes.get(node.parent());
    }
}
