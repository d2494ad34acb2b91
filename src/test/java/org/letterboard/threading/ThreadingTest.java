package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadingTest {
    private final Shelf shelf = new Shelf();

    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # references | in reply to | chain
            -            | -           | -
            a b          | -           | a b
            -            | a           | a
            a b          | b           | a b
            a            | b           | a b
            a b c        | b           | a c b
            b a          | b           | a b
            a b a        | -           | b a
            a b a c      | -           | a b c
            own a own    | own         | a
            -            | ann@x y     | y
            a b          | ann@x y     | a b
            """)
    @ParameterizedTest
    void the_chain_ends_with_whom_the_message_answers(String references, String inReplyTo, String chain) {
        assertThat(Threading.chain("own", ids(references), ids(inReplyTo))).isEqualTo(ids(chain));
    }

    private static List<String> ids(String words) {
        return words == null ? List.of() : Arrays.asList(words.split(" ", -1));
    }

    @Test
    void of_many_references_the_first_and_the_last_99_count() {
        var many = IntStream.range(0, 100_000).mapToObj(n -> "r" + n).toList();

        var chain = Threading.chain("own", many, List.of());

        assertThat(chain).hasSize(100).startsWith("r0", "r99901").endsWith("r99999");
    }

    @Test
    void an_id_that_is_blank_or_longer_than_a_line_is_none() {
        assertThat(Threading.chain("own", List.of("a", " ", "", "x".repeat(999)), List.of()))
                .containsExactly("a");
    }

    @Test
    void a_message_that_answers_nobody_opens_a_topic() {
        var placed = shelf.place("a");

        assertThat(placed.added()).containsExactly(placed.node());
        assertThat(placed.changed()).isEmpty();
        assertThat(placed.joined()).isEmpty();
        assertThat(placed.node().parent()).isNull();
    }

    @Test
    void an_unknown_parent_stands_as_a_ghost_and_takes_its_place_when_it_comes() {
        var reply = shelf.place("b", "a");
        var ghost = shelf.node("a");
        assertThat(ghost.ghost()).isTrue();
        assertThat(reply.added()).containsExactly(ghost, reply.node());

        var late = shelf.place("a");

        assertThat(late.added()).isEmpty();
        assertThat(late.changed()).containsExactly(late.node());
        assertThat(late.node()).isEqualTo(new Node(ghost.id(), "a", reply.topic(), null, false));
        assertThat(shelf.parent("b")).isEqualTo("a");
    }

    @Test
    void two_topics_that_turn_out_to_be_one_keep_the_older_one() {
        var first = shelf.place("a");
        var second = shelf.place("c", "b");

        var tie = shelf.place("b", "a");

        assertThat(tie.topic()).isEqualTo(first.topic());
        assertThat(tie.joined()).containsExactly(second.topic());
        assertThat(shelf.nodes()).allMatch(node -> node.topic() == first.topic());
    }

    @Test
    void a_message_knows_its_parent_better_than_those_who_answer_it() {
        shelf.place("d", "a", "c");
        assertThat(shelf.parent("c")).isEqualTo("a");

        shelf.place("c", "a", "b");

        assertThat(shelf.parent("c")).isEqualTo("b");
        assertThat(shelf.parent("b")).isEqualTo("a");
    }

    @Test
    void two_messages_that_answer_each_other_make_no_circle() {
        shelf.place("a", "b");
        shelf.place("b", "a");

        assertThat(shelf.parent("a")).isEqualTo("b");
        assertThat(shelf.parent("b")).isEmpty();
    }

    @Test
    void a_circle_through_posts_that_nobody_names_is_seen() {
        shelf.place("b", "a");
        shelf.place("c", "b");
        shelf.place("d", "c");

        shelf.place("a", "d");

        assertThat(shelf.topicsAsked).isEqualTo(1);
        assertThat(shelf.parent("a")).isEmpty();
    }

    @Test
    void a_circle_through_two_old_topics_is_seen() {
        shelf.place("b", "a");
        shelf.place("x", "b"); // a > b > x
        shelf.place("q", "p");
        shelf.place("y", "q"); // p > q > y

        shelf.place("a", "x", "p", "y"); // x > p, and a below y would be below itself

        assertThat(shelf.parent("p")).isEqualTo("x");
        assertThat(shelf.parent("a")).isEmpty();
        assertThat(shelf.topics()).hasSize(1);
    }

    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # references | parent, where d is cut off a b c and stands above e
            a b c d      | d
            a b c d e    | e
            a b e        | e
            a x e        | e
            e a          | a
            a b          | b
            x d          | d
            a b x        | x
            """)
    @ParameterizedTest
    void who_answers_beyond_a_cut_stays_there(String references, String parent) {
        shelf.place("c", "a", "b");
        shelf.place("e", "a", "b", "c", "d");
        shelf.place("d", "a", "b", "c");
        shelf.cut("d");

        var placed = shelf.place("own", ids(references), List.of());

        assertThat(placed.joined()).isEmpty();
        assertThat(shelf.parent("own")).isEqualTo(parent);
        assertThat(shelf.parent("d")).isEmpty();
        assertThat(shelf.node("d").topic()).isNotEqualTo(shelf.node("c").topic());
    }

    @Test
    void who_was_named_beyond_a_cut_stays_there_whatever_it_says_itself() {
        shelf.place("b", "a");
        shelf.place("d", "b", "c");
        shelf.cut("b");

        shelf.place("c", "a");

        assertThat(shelf.parent("c")).isEqualTo("b");
        assertThat(shelf.node("c").topic()).isNotEqualTo(shelf.node("a").topic());
    }

    @Test
    void a_topic_never_splits() {
        shelf.place("c", "a", "b");
        var topic = shelf.node("b").topic();

        shelf.place("b");

        assertThat(shelf.parent("b")).isEmpty();
        assertThat(shelf.nodes()).allMatch(node -> node.topic() == topic);
    }

    @Test
    void placing_a_message_again_changes_nothing() {
        shelf.place("c", "a", "b");

        var again = shelf.place("c", "a", "b");

        assertThat(again.added()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.joined()).isEmpty();
    }

    @Test
    void a_reply_to_a_list_of_100_000_posts_reads_only_what_it_names() {
        shelf.place("m0");
        for (var n = 1; n < 100_000; n++) {
            if (n % 10 == 0) shelf.place("m" + n);
            else shelf.place("m" + n, "m0", "m" + (n - 1));
        }
        shelf.namedAsked = 0;

        var reply = shelf.place("reply", "m0", "m99998", "m99999");

        assertThat(reply.added()).containsExactly(reply.node());
        assertThat(shelf.namedAsked).isEqualTo(1);
        assertThat(shelf.largestNamed).isLessThanOrEqualTo(4);
        assertThat(shelf.topicsAsked).isZero();
    }

    @Test
    void a_chain_of_100_000_answers_that_comes_backwards_is_placed_without_a_look_at_its_topic() {
        for (var n = 99_999; n > 0; n--) shelf.place("m" + n, "m0", "m" + (n - 1));
        shelf.place("m0");

        assertThat(shelf.topics()).hasSize(1);
        assertThat(shelf.nodes()).hasSize(100_000).noneMatch(Node::ghost);
        assertThat(shelf.topicsAsked).isZero();
    }

    @Test
    void of_300_references_100_become_rows() {
        var references = IntStream.range(0, 300).mapToObj(n -> "r" + n).toList();

        var placed = shelf.place("own", references, List.of());

        assertThat(placed.added()).hasSize(101);
        assertThat(shelf.parent("own")).isEqualTo("r299");
        assertThat(shelf.parent("r201")).isEqualTo("r0");
    }
}
