package org.letterboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.letterboard.db.Database;
import org.letterboard.db.Kept;
import org.letterboard.mail.EmailAddress;

/// Claims, leases and fencing: what keeps two workers from deciding about one message.
@ParameterizedClass
@EnumSource
class ClaimTest {
    private final Kept kept;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private Database database;
    private Inbox inbox;

    ClaimTest(Kept kept) {
        this.kept = kept;
    }

    @BeforeEach
    void an_inbox() {
        database = kept.open(folder);
        inbox = new Inbox(database, new Held(now), "one", () -> true);
        inbox.start();
    }

    @AfterEach
    void close() {
        inbox.close();
        database.close();
    }

    private long accept() {
        return accept("walkers", "Hello".getBytes(StandardCharsets.UTF_8));
    }

    private long accept(String list, byte[] message) {
        var to = EmailAddress.parse(list + "@lists.example.org").orElseThrow();
        var content = new Content.InMemory(message);
        var receipt = inbox.accept(new Arrival("smtp", "", "", "", null, List.of(to), false, now.get(), content));
        return ((Receipt.Durable) receipt).id();
    }

    @Test
    void what_a_worker_could_not_give_back_is_free_again_and_what_is_worked_on_is_not() {
        accept();
        accept();
        var lost = inbox.claim(1).getFirst();
        var inHand = inbox.claim(1).getFirst();
        inbox.letGo(lost);
        assertThat(inbox.claim(1)).isEmpty();

        inbox.freeForgotten();

        assertThat(inbox.claim(1).getFirst().id()).isEqualTo(lost.id());
        assertThat(inbox.claim(1)).isEmpty();
        assertThatThrownBy(() -> database.transact(tx -> inbox.finish(tx, List.of(lost))))
                .isInstanceOf(LeaseLost.class);
        database.transact(tx -> inbox.finish(tx, List.of(inHand)));
    }

    @Test
    void two_claimers_at_once_get_different_messages_and_both_get_one() {
        IntStream.range(0, 40).forEach(_ -> accept());
        for (var round = 0; round < 20; round++) {
            // Both transactions are open when each has taken its row.
            var claims = IntStream.range(0, 2)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> inbox.claim(1)))
                    .toList();
            var ids = claims.stream().map(c -> c.join().getFirst().id()).toList();
            assertThat(ids).doesNotHaveDuplicates();
        }
        assertThat(inbox.claim(1)).isEmpty();
    }

    @Test
    void what_goes_to_one_list_is_claimed_together_and_what_goes_to_another_stays_for_others() {
        var first = List.of(accept(), accept(), accept());
        var second = accept("singers", new byte[10]);
        accept();

        assertThat(inbox.claim(10)).extracting(Lease::id).isEqualTo(first);
        assertThat(inbox.claim(10)).extracting(Lease::id).containsExactly(second);
    }

    @Test
    void what_is_large_or_was_tried_before_is_claimed_alone() {
        var tried = accept();
        inbox.giveBack(inbox.claim(1).getFirst(), Duration.ZERO);
        var large = accept("walkers", new byte[200_000]);
        var small = List.of(accept(), accept());

        assertThat(inbox.claim(10)).extracting(Lease::id).containsExactly(tried);
        assertThat(inbox.claim(10)).extracting(Lease::id).containsExactly(large);
        assertThat(inbox.claim(10)).extracting(Lease::id).isEqualTo(small);
    }

    @Test
    void what_was_claimed_together_can_be_read_and_given_back_one_by_one() {
        accept("walkers", "One".getBytes(StandardCharsets.UTF_8));
        accept("walkers", new byte[0]);
        accept("walkers", "Three".getBytes(StandardCharsets.UTF_8));
        var leases = inbox.claim(10);

        assertThat(inbox.read(leases))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .containsExactly("One", "", "Three");
        inbox.letGo(leases.getFirst());
        inbox.freeForgotten();
        assertThat(inbox.claim(10))
                .extracting(Lease::id)
                .containsExactly(leases.getFirst().id());
    }

    @Test
    void where_one_lease_of_several_was_lost_none_is_finished() {
        accept();
        accept();
        var both = inbox.claim(10);
        var lost = List.of(both.getFirst(), withOlderNumber(both.getLast()));

        assertThatThrownBy(() -> database.transact(tx -> inbox.finish(tx, lost)))
                .isInstanceOf(LeaseLost.class)
                .hasMessageContaining(MailId.text(lost.getLast().id()));

        assertThat(database.<Integer>read(inbox::waiting)).isEqualTo(2);
        database.transact(tx -> inbox.finish(tx, both));
        assertThat(database.<Integer>read(inbox::waiting)).isZero();
    }

    private static Lease withOlderNumber(Lease lease) {
        return new Lease(lease.no() - 1, lease.tries(), lease.size(), lease.mail());
    }

    @Test
    void who_lost_the_lease_cannot_finish() {
        accept();
        var slow = inbox.claim(1).getFirst();
        now.set(now.get().plus(Duration.ofMinutes(3)));
        var quick = inbox.claim(1).getFirst();
        assertThat(quick.id()).isEqualTo(slow.id());

        assertThatThrownBy(() -> database.transact(tx -> inbox.finish(tx, List.of(slow))))
                .isInstanceOf(LeaseLost.class);
        database.transact(tx -> inbox.finish(tx, List.of(quick)));
        assertThat(inbox.claim(1)).isEmpty();
    }

    @Test
    void what_was_set_aside_is_kept_with_its_reason_and_can_be_tried_again() {
        var id = accept();
        inbox.setAside(inbox.claim(1).getFirst(), "a loop");
        List<Aside> aside = database.read(h -> inbox.aside(h));
        assertThat(aside).singleElement().hasFieldOrPropertyWithValue("reason", "a loop");
        assertThat(inbox.claim(1)).isEmpty();

        assertThat(inbox.retry(id)).isTrue();
        assertThat(inbox.claim(1).getFirst().id()).isEqualTo(id);
        assertThat(inbox.retry(id)).isFalse();
    }

    @Test
    void what_was_leased_when_the_gateway_ended_is_free_after_the_start() {
        accept();
        assertThat(inbox.claim(1)).isNotEmpty();
        inbox.close();
        inbox = new Inbox(database, Clock.fixed(now.get(), ZoneOffset.UTC), "one", () -> true);
        inbox.start();
        assertThat(inbox.claim(1)).isNotEmpty();
    }

    /// A clock that goes on when it is told to.
    private static final class Held extends Clock {
        private final AtomicReference<Instant> now;

        Held(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
