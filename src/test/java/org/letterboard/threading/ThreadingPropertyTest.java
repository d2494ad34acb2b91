package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for whatever strangers write into their headers.
class ThreadingPropertyTest {

    record Letter(String id, List<String> references, List<String> inReplyTo) {
        Set<String> names() {
            var names = new LinkedHashSet<>(Threading.chain(id, references, inReplyTo));
            names.add(id);
            return names;
        }
    }

    @Property(tries = 3000)
    void a_forest_has_no_circle_and_its_topics_are_what_was_named_together(
            @ForAll("mailbags") List<Letter> letters, @ForAll Random random) {
        var shelf = new Shelf();
        for (var letter : letters) {
            shelf.place(letter.id(), letter.references(), letter.inReplyTo());
            assertNoCircle(shelf);
            assertArrowsStayInTheirTopic(shelf);
        }
        assertThat(topics(shelf)).isEqualTo(together(letters));

        var shuffled = new ArrayList<>(letters);
        Collections.shuffle(shuffled, random);
        var other = new Shelf();
        shuffled.forEach(letter -> other.place(letter.id(), letter.references(), letter.inReplyTo()));
        assertThat(topics(other)).isEqualTo(together(letters));
    }

    @Property(tries = 2000)
    void what_a_person_has_cut_apart_no_letter_ties_together(
            @ForAll("mailbags") List<Letter> before, @ForAll("mailbags") List<Letter> after, @ForAll Random random) {
        var shelf = new Shelf();
        before.forEach(letter -> shelf.place(letter.id(), letter.references(), letter.inReplyTo()));
        var pairs = new HashMap<String, String>();
        for (var i = 0; i < 3; i++) cut(shelf, random, pairs);

        var here = before.stream().map(Letter::id).collect(Collectors.toSet());
        for (var letter : after) {
            if (!here.add(letter.id())) continue;
            shelf.place(letter.id(), letter.references(), letter.inReplyTo());
            assertNoCircle(shelf);
            assertArrowsStayInTheirTopic(shelf);
            pairs.forEach((one, other) -> {
                assertThat(shelf.node(one).topic())
                        .isNotEqualTo(shelf.node(other).topic());
                assertThat(shelf.parent(one)).isEmpty();
            });
        }
    }

    /// Cuts a post off the one above it.
    private static void cut(Shelf shelf, Random random, Map<String, String> pairs) {
        var below = shelf.nodes().stream()
                .filter(node -> !node.ghost() && node.parent() != null)
                .map(Node::messageId)
                .toList();
        if (below.isEmpty()) return;
        var cut = below.get(random.nextInt(below.size()));
        pairs.put(cut, shelf.parent(cut));
        shelf.cut(cut);
    }

    /// The forest asks for a topic only where it must; one that is always handed everything decides the same.
    @Property(tries = 3000)
    void what_was_not_read_would_not_have_mattered(@ForAll("mailbags") List<Letter> letters) {
        var shelf = new Shelf();
        for (var letter : letters) {
            var plain = new PlainJwz(shelf.nodes()).place(letter);
            shelf.place(letter.id(), letter.references(), letter.inReplyTo());
            for (var node : shelf.nodes())
                assertThat(shelf.parent(node.messageId())).isEqualTo(plain.getOrDefault(node.messageId(), ""));
        }
    }

    @Property(tries = 1000)
    void reply_order_shows_every_post_once_and_answers_after_what_they_answer(
            @ForAll("mailbags") List<Letter> letters) {
        var shelf = new Shelf();
        letters.forEach(letter -> shelf.place(letter.id(), letter.references(), letter.inReplyTo()));
        for (var topic : shelf.topics()) {
            var nodes = shelf.topic(topic);
            var posts = nodes.stream()
                    .filter(node -> !node.ghost())
                    .map(ReplyOrderTest::entry)
                    .toList();
            var lines = ReplyOrder.of(nodes, posts);
            assertThat(lines).extracting(ReplyOrder.Line::entry).containsExactlyInAnyOrderElementsOf(posts);
            var depths = new HashMap<String, Integer>();
            for (var line : lines) {
                var above = line.parent() == null ? -1 : depths.getOrDefault(line.parent(), -7);
                assertThat(line.depth()).isEqualTo(above + 1);
                depths.put(ReplyOrderTest.name(line, nodes), line.depth());
            }
        }
    }

    @Provide
    Arbitrary<List<Letter>> mailbags() {
        var ids = Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        var letter = Combinators.combine(
                        ids, ids.list().ofMaxSize(5), ids.list().ofMaxSize(2))
                .as(Letter::new);
        return letter.list().ofMaxSize(12).uniqueElements(Letter::id);
    }

    private static void assertNoCircle(Shelf shelf) {
        for (var node : shelf.nodes()) {
            var met = new HashSet<String>();
            for (var at = node.messageId(); !at.isEmpty(); at = shelf.parent(at))
                assertThat(met.add(at)).isTrue();
        }
    }

    private static void assertArrowsStayInTheirTopic(Shelf shelf) {
        for (var node : shelf.nodes()) {
            var parent = shelf.parent(node.messageId());
            if (!parent.isEmpty()) assertThat(shelf.node(parent).topic()).isEqualTo(node.topic());
        }
    }

    private static Set<Set<String>> topics(Shelf shelf) {
        return Set.copyOf(shelf.nodes().stream()
                .collect(Collectors.groupingBy(
                        Node::topic, Collectors.mapping(Node::messageId, Collectors.toUnmodifiableSet())))
                .values());
    }

    /// The plainest way to the same answer: sets that flow together.
    private static Set<Set<String>> together(List<Letter> letters) {
        Set<Set<String>> sets = new HashSet<>();
        for (var letter : letters) {
            Set<String> joined = new HashSet<>(letter.names());
            var touched = sets.stream()
                    .filter(set -> !Collections.disjoint(set, letter.names()))
                    .toList();
            touched.forEach(joined::addAll);
            sets.removeAll(touched);
            sets.add(joined);
        }
        return sets;
    }

    /// JWZ word by word over the whole forest in memory.
    private static final class PlainJwz {
        private final Map<String, String> parents = new HashMap<>();

        PlainJwz(Iterable<Node> nodes) {
            var names = new HashMap<Long, String>();
            nodes.forEach(node -> names.put(node.id(), node.messageId()));
            for (var node : nodes) if (node.parent() != null) parents.put(node.messageId(), names.get(node.parent()));
        }

        Map<String, String> place(Letter letter) {
            var chain = Threading.chain(letter.id(), letter.references(), letter.inReplyTo());
            for (var i = 1; i < chain.size(); i++)
                if (!parents.containsKey(chain.get(i))) link(chain.get(i - 1), chain.get(i));
            parents.remove(letter.id());
            if (!chain.isEmpty()) link(chain.getLast(), letter.id());
            return parents;
        }

        private void link(String parent, String child) {
            for (var at = parent; at != null; at = parents.get(at)) if (at.equals(child)) return;
            parents.put(child, parent);
        }
    }
}
