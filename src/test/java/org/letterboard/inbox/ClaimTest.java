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
        var to = EmailAddress.parse("walkers@lists.example.org").orElseThrow();
        var content = new Content.InMemory("Hello".getBytes(StandardCharsets.UTF_8));
        var receipt = inbox.accept(new Arrival("smtp", "", "", "", null, List.of(to), false, now.get(), content));
        return ((Receipt.Durable) receipt).id();
    }

    @Test
    void what_a_worker_could_not_give_back_is_free_again_and_what_is_worked_on_is_not() {
        accept();
        accept();
        var lost = inbox.claim().orElseThrow();
        var inHand = inbox.claim().orElseThrow();
        inbox.letGo(lost);
        assertThat(inbox.claim()).isEmpty();

        inbox.freeForgotten();

        assertThat(inbox.claim().orElseThrow().id()).isEqualTo(lost.id());
        assertThat(inbox.claim()).isEmpty();
        assertThatThrownBy(() -> database.transact(tx -> inbox.finish(tx, lost)))
                .isInstanceOf(LeaseLost.class);
        database.transact(tx -> inbox.finish(tx, inHand));
    }

    @Test
    void two_claimers_at_once_get_different_messages_and_both_get_one() {
        IntStream.range(0, 40).forEach(_ -> accept());
        for (var round = 0; round < 20; round++) {
            // Both transactions are open when each has taken its row.
            var claims = IntStream.range(0, 2)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(inbox::claim))
                    .toList();
            var ids = claims.stream().map(c -> c.join().orElseThrow().id()).toList();
            assertThat(ids).doesNotHaveDuplicates();
        }
        assertThat(inbox.claim()).isEmpty();
    }

    @Test
    void who_lost_the_lease_cannot_finish() {
        accept();
        var slow = inbox.claim().orElseThrow();
        now.set(now.get().plus(Duration.ofMinutes(3)));
        var quick = inbox.claim().orElseThrow();
        assertThat(quick.id()).isEqualTo(slow.id());

        assertThatThrownBy(() -> database.transact(tx -> inbox.finish(tx, slow)))
                .isInstanceOf(LeaseLost.class);
        database.transact(tx -> inbox.finish(tx, quick));
        assertThat(inbox.claim()).isEmpty();
    }

    @Test
    void what_was_set_aside_is_kept_with_its_reason_and_can_be_tried_again() {
        var id = accept();
        inbox.setAside(inbox.claim().orElseThrow(), "a loop");
        List<Aside> aside = database.read(h -> inbox.aside(h));
        assertThat(aside).singleElement().hasFieldOrPropertyWithValue("reason", "a loop");
        assertThat(inbox.claim()).isEmpty();

        assertThat(inbox.retry(id)).isTrue();
        assertThat(inbox.claim().orElseThrow().id()).isEqualTo(id);
        assertThat(inbox.retry(id)).isFalse();
    }

    @Test
    void what_was_leased_when_the_gateway_ended_is_free_after_the_start() {
        accept();
        assertThat(inbox.claim()).isPresent();
        inbox.close();
        inbox = new Inbox(database, Clock.fixed(now.get(), ZoneOffset.UTC), "one", () -> true);
        inbox.start();
        assertThat(inbox.claim()).isPresent();
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
