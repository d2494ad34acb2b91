package org.letterboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.letterboard.db.Database;
import org.letterboard.db.Kept;

/// Of one origin one message is taken in, however often its door sees it.
@ParameterizedClass
@EnumSource
class OriginTest {
    private final Kept kept;

    @TempDir
    Path folder;

    private Database database;
    private Inbox inbox;

    OriginTest(Kept kept) {
        this.kept = kept;
    }

    @BeforeEach
    void an_inbox() {
        database = kept.open(folder);
        inbox = open();
    }

    private Inbox open() {
        var opened = new Inbox(database, Clock.systemUTC(), "one", () -> true);
        opened.start();
        return opened;
    }

    @AfterEach
    void close() {
        inbox.close();
        database.close();
    }

    private long accept(@Nullable String origin, int size) {
        var content = new Content.InMemory("x".repeat(size).getBytes(StandardCharsets.UTF_8));
        var arrival = new Arrival("imap", "", "", "", null, List.of(), false, Instant.EPOCH, content, origin);
        return ((Receipt.Durable) inbox.accept(arrival)).id();
    }

    private int count(String table) {
        return database.read(h ->
                h.select("select count(*) from " + table).mapTo(Integer.class).one());
    }

    @Test
    void a_second_one_is_answered_with_the_first_also_after_a_restart() {
        var first = accept("imap:a/INBOX:1:1", 10);
        assertThat(accept("imap:a/INBOX:1:1", 10)).isEqualTo(first);
        inbox.close();
        inbox = open();
        assertThat(accept("imap:a/INBOX:1:1", 10)).isEqualTo(first);
        assertThat(accept("imap:a/INBOX:1:2", 10)).isNotEqualTo(first);

        assertThat(count("inbox")).isEqualTo(2);
        assertThat(count("inbox_work")).isEqualTo(2);
        assertThat(count("source")).isEqualTo(2);
    }

    @Test
    void many_at_once_are_one() {
        var ids = IntStream.range(0, 40)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> accept("imap:a/INBOX:1:1", 10)))
                .toList();
        assertThat(ids.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(count("inbox")).isEqualTo(1);
    }

    @Test
    void of_a_large_one_no_second_copy_is_kept() {
        var first = accept("imap:a/INBOX:1:1", 2 * Sources.PIECE);
        assertThat(accept("imap:a/INBOX:1:1", 2 * Sources.PIECE)).isEqualTo(first);
        assertThat(count("source")).isEqualTo(1);
    }

    @Test
    void without_an_origin_each_is_its_own() {
        assertThat(accept(null, 10)).isNotEqualTo(accept(null, 10));
        assertThat(count("inbox_origin")).isZero();
    }
}
