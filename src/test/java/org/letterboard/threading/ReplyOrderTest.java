package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplyOrderTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void answers_follow_what_they_answer_and_the_oldest_comes_first() {
        var shelf = new Shelf();
        shelf.place("lunch");
        shelf.place("yes", "lunch");
        shelf.place("no", "lunch");
        shelf.place("why", "no");
        shelf.place("gladly", "yes");

        assertThat(outline(shelf)).containsExactly("lunch", "  yes", "    gladly", "  no", "    why");
    }

    @Test
    void answers_to_a_ghost_move_up() {
        var shelf = new Shelf();
        shelf.place("lunch");
        shelf.place("b", "lunch", "gone", "gone too");
        shelf.place("c", "lunch", "gone");
        shelf.place("d", "lunch");

        assertThat(outline(shelf)).containsExactly("lunch", "  b", "  c", "  d");
        assertThat(ReplyOrder.parentOf(shelf.node("b"), shelf.nodes())).contains("lunch");
    }

    @Test
    void answers_to_a_ghost_at_the_top_stand_at_the_top() {
        var shelf = new Shelf();
        shelf.place("b", "gone");
        shelf.place("c", "gone");

        assertThat(outline(shelf)).containsExactly("b", "c");
        assertThat(ReplyOrder.parentOf(shelf.node("c"), shelf.nodes())).isEmpty();
    }

    @Test
    void of_two_at_the_same_time_the_smaller_number_comes_first() {
        var nodes = List.of(new Node(1, "a", 9, null, false), new Node(2, "b", 9, null, false));
        var posts = List.of(new ReplyOrder.Entry(1, 8, NOON), new ReplyOrder.Entry(2, 7, NOON));

        assertThat(ReplyOrder.of(nodes, posts))
                .extracting(line -> line.entry().number())
                .containsExactly(7L, 8L);
    }

    @Test
    void a_post_shows_even_where_the_rows_are_wrong() {
        var nodes = List.of(
                new Node(1, "a", 9, 2L, false), new Node(2, "b", 9, 1L, false), new Node(3, "c", 9, 77L, false));
        var posts = nodes.stream().map(ReplyOrderTest::entry).toList();

        assertThat(ReplyOrder.of(nodes, posts)).hasSize(3);
    }

    @Test
    void a_chain_of_100_000_answers_is_walked_in_time() {
        var nodes = new ArrayList<Node>();
        for (var n = 0L; n < 100_000; n++) nodes.add(new Node(n, "m" + n, 9, n == 0 ? null : n - 1, false));
        var posts = nodes.stream().map(ReplyOrderTest::entry).toList();

        var start = System.nanoTime();
        var lines = ReplyOrder.of(nodes, posts);

        assertThat(lines.getLast().depth()).isEqualTo(99_999);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void posts_below_a_long_row_of_ghosts_are_walked_in_time() {
        var nodes = new ArrayList<Node>();
        for (var n = 0L; n < 50_000; n++) nodes.add(new Node(n, "g" + n, 9, n == 0 ? null : n - 1, true));
        for (var n = 50_000L; n < 100_000; n++) nodes.add(new Node(n, "m" + n, 9, 49_999L, false));
        var posts = nodes.stream()
                .filter(node -> !node.ghost())
                .map(ReplyOrderTest::entry)
                .toList();

        var start = System.nanoTime();

        assertThat(ReplyOrder.of(nodes, posts))
                .allMatch(line -> line.depth() == 0)
                .hasSize(50_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    static ReplyOrder.Entry entry(Node node) {
        return new ReplyOrder.Entry(node.id(), node.id(), NOON.plusSeconds(node.id()));
    }

    static String name(ReplyOrder.Line line, List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.id() == line.entry().node())
                .findFirst()
                .map(Node::messageId)
                .map(Objects::requireNonNull)
                .orElseThrow();
    }

    private static List<String> outline(Shelf shelf) {
        var nodes = List.copyOf(shelf.nodes());
        var posts = nodes.stream()
                .filter(node -> !node.ghost())
                .map(ReplyOrderTest::entry)
                .toList();
        return ReplyOrder.of(nodes, posts).stream()
                .map(line -> "  ".repeat(line.depth()) + name(line, nodes))
                .toList();
    }
}
