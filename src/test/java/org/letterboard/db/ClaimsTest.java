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

    private List<Claims.Leased> forgottenOf(Claims.Leased... rows) {
        var forgotten = new ArrayList<Claims.Leased>();
        claims.clear(isForgotten -> List.of(rows).stream().filter(isForgotten).forEach(forgotten::add));
        return forgotten;
    }

    private static Claims.Leased row(long id, String claimant) {
        return new Claims.Leased(id, 1, claimant);
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

        assertThat(forgottenOf(row(7, "one/1"), row(8, "one/2"), row(9, "two/1")))
                .containsExactly(row(8, "one/2"));
    }

    @Test
    void while_it_is_being_claimed_it_is_not_forgotten() {
        var lease = new Claims.Lease(7, 1);
        claims.forget(lease);

        claims.claimOne(
                claimant -> {
                    assertThat(forgottenOf(row(7, claimant))).isEmpty();
                    return Optional.of(lease);
                },
                claimed -> claimed);
    }

    @Test
    void of_several_that_were_claimed_together_the_one_that_was_let_go_is_forgotten() {
        claims.claim(_ -> List.of(7L, 8L), id -> new Claims.Lease(id, 1));
        claims.forget(new Claims.Lease(7, 1));

        assertThat(forgottenOf(row(7, "one/1"), row(8, "one/1"))).containsExactly(row(7, "one/1"));
    }

    @Test
    void nobody_looks_where_nothing_went_wrong_and_again_where_the_look_did() {
        var lease = new Claims.Lease(7, 1);
        claims.claimOne(Optional::of, _ -> lease);
        assertThat(forgottenOf(row(9, "one/9"))).isEmpty();

        claims.forget(lease);
        assertThatThrownBy(() -> claims.clear(ClaimsTest::fail)).hasMessage("still away true");
        assertThat(forgottenOf(row(7, "one/1"))).containsExactly(row(7, "one/1"));
        assertThat(forgottenOf(row(7, "one/1"))).isEmpty();
    }

    private static void fail(Predicate<Claims.Leased> isForgotten) {
        throw new IllegalStateException("still away " + isForgotten.test(row(7, "one/1")));
    }
}
