package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Which leases nobody knows of.
class ClaimsTest {
    private final Claims claims = new Claims("one");

    private List<String> forgottenOf(String... claimants) {
        var forgotten = new ArrayList<String>();
        claims.clear(
                isForgotten -> List.of(claimants).stream().filter(isForgotten).forEach(forgotten::add));
        return forgotten;
    }

    @Test
    void a_claim_whose_answer_was_lost_is_forgotten_and_those_in_hand_are_not() {
        claims.claimOne(Optional::of, _ -> new Claims.Lease(7, 1));
        assertThatThrownBy(() -> claims.claimOne(
                        _ -> {
                            throw new IllegalStateException("the connection broke");
                        },
                        _ -> new Claims.Lease(8, 1)))
                .hasMessage("the connection broke");

        assertThat(forgottenOf("one/1", "one/2", "two/1")).containsExactly("one/2");
    }

    @Test
    void nobody_looks_where_nothing_went_wrong_and_again_where_the_look_did() {
        var lease = new Claims.Lease(7, 1);
        claims.claimOne(Optional::of, _ -> lease);
        assertThat(forgottenOf("one/9")).isEmpty();

        claims.forget(lease);
        assertThatThrownBy(() -> claims.clear(ClaimsTest::fail)).hasMessage("still away true");
        assertThat(forgottenOf("one/1")).containsExactly("one/1");
        assertThat(forgottenOf("one/1")).isEmpty();
    }

    private static void fail(Predicate<String> isForgotten) {
        throw new IllegalStateException("still away " + isForgotten.test("one/1"));
    }
}
