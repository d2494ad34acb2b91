package org.letterboard.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.letterboard.board.Post;

class ThreadIndexTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private final List<Post> posts = new ArrayList<>();

    private Post post(long topic) {
        var number = posts.size() + 1;
        var post =
                new Post(100 + number, 1, number, topic, 1, 1, null, "<" + number + "@b>", 1, "Ann", "Lunch", TEN, TEN);
        posts.add(post);
        return post;
    }

    private static byte[] index(List<Post> above, Post post) {
        return Base64.getDecoder().decode(ThreadIndex.of(above, post));
    }

    /// Whom a letter answers that has so many blocks more.
    private Optional<Post> answered(byte[] index, int blocks) {
        var field = Base64.getEncoder().encodeToString(Arrays.copyOf(index, index.length + 5 * blocks));
        return ThreadIndex.answered(
                field,
                number -> posts.stream().filter(p -> p.number() == number).findFirst());
    }

    @Test
    void however_deep_an_answer_stands_it_is_found_and_its_field_stays_short() {
        var above = new ArrayList<Post>();
        for (var depth = 0; depth < 60; depth++) {
            var post = post(7);
            var index = index(above, post);

            assertThat(index[0]).isEqualTo((byte) 1);
            assertThat(index).hasSizeLessThanOrEqualTo(22 + 5 * 21);
            assertThat(Arrays.copyOf(index, 22)).isEqualTo(index(List.of(), posts.getFirst()));
            assertThat(answered(index, 1)).contains(post);
            // Two of these answers went past the list.
            assertThat(answered(index, 3)).contains(post);
            above.add(post);
        }
    }

    @Test
    void nothing_is_found_by_the_field_of_another_list_or_topic() {
        var first = post(7);
        var index = index(List.of(), first);
        var other = index(List.of(first), post(8));

        assertThat(answered(index, 0)).isEmpty();
        assertThat(answered(other, 1)).contains(first);
        posts.set(0, new Post(101, 1, 1, 7, 1, 1, null, "<else@b>", 1, "Ann", "Lunch", TEN, TEN));
        assertThat(answered(index, 1)).isEmpty();
        posts.clear();
        assertThat(answered(index, 1)).isEmpty();
    }
}
