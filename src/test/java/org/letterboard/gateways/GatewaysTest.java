package org.letterboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.letterboard.db.Database;
import org.letterboard.db.Kept;
import org.letterboard.gateways.Gateways.Other;
import org.letterboard.stories.TestClock;

/// Gateways that share a database know of each other, and of what only one may do.
@ParameterizedClass
@EnumSource
class GatewaysTest {
    private static final String FILES = "letterboard.toml 1234\n";
    private static final String OTHERS = "letterboard.toml 5678\n";

    private final Kept kept;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T06:00:00Z"));
    private Database database;
    private Gateways north;
    private Gateways south;

    GatewaysTest(Kept kept) {
        this.kept = kept;
    }

    @BeforeEach
    void two_gateways() {
        database = kept.open(folder);
        north = new Gateways(database, clock, "north");
        south = new Gateways(database, clock, "south");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void one_with_other_files_does_not_join_while_the_first_is_alive() {
        assertThat(north.join(FILES)).isEmpty();
        assertThat(south.join(OTHERS)).contains(new Other("north", FILES));
        assertThat(south.join(FILES)).isEmpty();
        south.leave();

        clock.advance(Gateways.DEAD_AFTER);

        assertThat(south.join(OTHERS)).isEmpty();
        assertThat(north.seen(FILES)).contains(new Other("south", OTHERS));
    }

    @Test
    void a_task_is_held_by_one_until_it_is_silent_for_long() {
        assertThat(north.hold("imap walkers")).isTrue();
        assertThat(south.hold("imap walkers")).isFalse();
        assertThat(south.hold("imap readers")).isTrue();
        clock.advance(Gateways.HEARTBEAT);
        assertThat(north.hold("imap walkers")).isTrue();
        clock.advance(Gateways.DEAD_AFTER.minusSeconds(1));
        assertThat(south.hold("imap walkers")).isFalse();

        clock.advance(Duration.ofSeconds(1));

        assertThat(south.hold("imap walkers")).isTrue();
        assertThat(north.hold("imap walkers")).isFalse();
    }

    @Test
    void who_leaves_gives_its_tasks_back_at_once() {
        north.join(FILES);
        north.hold("imap walkers");

        north.leave();

        assertThat(south.hold("imap walkers")).isTrue();
        assertThat(south.join(OTHERS)).isEmpty();
    }

    @Test
    void a_dead_one_is_found_once_and_may_come_back() {
        north.join(FILES);
        south.join(FILES);
        clock.advance(Gateways.DEAD_AFTER);
        south.seen(FILES);

        assertThat(south.takeDead((_, _) -> {})).containsExactly("north");
        assertThat(south.takeDead((_, _) -> {})).isEmpty();

        north.seen(FILES);
        assertThat(south.takeDead((_, _) -> {})).isEmpty();
        clock.advance(Gateways.DEAD_AFTER);
        south.seen(FILES);
        assertThat(south.takeDead((_, _) -> {})).containsExactly("north");
    }

    @Test
    void one_that_dies_while_it_frees_the_work_of_another_leaves_it_to_a_third() {
        north.join(FILES);
        north.hold("imap walkers");
        south.join(FILES);
        clock.advance(Gateways.DEAD_AFTER);
        south.seen(FILES);
        var east = new Gateways(database, clock, "east");

        assertThatThrownBy(() -> south.takeDead((tx, _) -> {
                    tx.execute("insert into task (name, held_by, until) values ('freed', 'nobody', now())");
                    throw new IllegalStateException("the power is gone");
                }))
                .hasMessage("the power is gone");

        var freed = new ArrayList<String>();
        assertThat(east.takeDead((_, dead) -> freed.add(dead))).containsExactly("north");
        assertThat(freed).containsExactly("north");
        int done = database.read(h -> h.select("select count(*) from task where name = 'freed'")
                .mapTo(int.class)
                .one());
        assertThat(done).isZero();
        assertThat(east.hold("imap walkers")).isTrue();
    }
}
