package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.Readers.ANN;
import static org.letterboard.stories.Readers.DORA;
import static org.letterboard.stories.Readers.DREW;
import static org.letterboard.stories.Readers.WENDY;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.lists.Delivery;

/// Who gets which letters when: a mail a day or a week, each letter once.
class DigestTest {
    @TempDir
    Path folder;

    private Readers readers;

    @BeforeEach
    void a_list_with_readers_of_digests() {
        readers = new Readers(folder, "");
    }

    @AfterEach
    void close() {
        readers.close();
    }

    @Test
    void a_slot_comes_once_however_often_somebody_looks() {
        readers.threeLetters();
        readers.look();
        readers.mondaySeven();
        readers.awaitDigests(DORA, 1);
        readers.look();
        readers.town.restart();
        readers.look();
        readers.writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        readers.pass(Duration.ofHours(23));
        readers.look();
        readers.pass(Duration.ofHours(1));
        readers.look();
        readers.awaitDigests(DORA, 2);
        assertThat(Readers.text(readers.digests(DORA).getLast()))
                .contains("There will be soup.")
                .doesNotContain("at the mill");
        readers.pass(Duration.ofDays(1));
        readers.look();

        readers.writes("Ann Bell <ann@example.net>", "Bread", "bread@example.net", "And bread.");
        readers.pass(Duration.ofDays(1));
        readers.look();
        readers.awaitDigests(DORA, 3);
    }

    @Test
    void the_week_comes_on_sunday() {
        readers.threeLetters();
        readers.mondaySeven();
        readers.pass(Duration.ofDays(6));
        readers.look();
        assertThat(readers.digests(WENDY)).isEmpty();
        readers.pass(Duration.ofHours(1));
        readers.look();

        readers.awaitDigests(WENDY, 1);
        assertThat(readers.digests(WENDY).getFirst().header("Subject")).isEqualTo("Walkers: 3 letters, 29 November");
    }

    @Test
    void who_changes_in_the_middle_of_a_day_gets_every_letter_once() {
        readers.writes("Ann Bell <ann@example.net>", "One", "one@example.net", "First words.");
        readers.town.change("walkers", ANN, Delivery.DAILY);
        readers.town.change("walkers", DORA, Delivery.EACH);
        readers.writes("Ann Bell <ann@example.net>", "Two", "two@example.net", "Second words.");
        readers.mondaySeven();

        readers.awaitDigests(ANN, 1);
        assertThat(Readers.text(readers.digests(ANN).getFirst()))
                .contains("Second words.")
                .doesNotContain("First words.");
        readers.town.postbox.awaitOne(ANN, "One");
        readers.awaitDigests(DORA, 1);
        assertThat(Readers.text(readers.digests(DORA).getFirst()))
                .contains("First words.")
                .doesNotContain("Second words.");
        readers.town.postbox.awaitOne(DORA, "Two");
        assertThat(readers.town.postbox.of(DORA)).hasSize(2);
        assertThat(readers.town.postbox.of(ANN)).hasSize(2);
    }

    @Test
    void from_daily_to_weekly_goes_on_where_it_was_and_none_is_none() {
        readers.writes("Ann Bell <ann@example.net>", "One", "one@example.net", "First words.");
        readers.town.change("walkers", DORA, Delivery.WEEKLY);
        readers.town.change("walkers", DREW, Delivery.NONE);
        readers.mondaySeven();
        readers.writes("Ann Bell <ann@example.net>", "Two", "two@example.net", "Second words.");
        readers.town.change("walkers", DREW, Delivery.DAILY);
        readers.pass(Duration.ofDays(6).plusHours(1));
        readers.look();

        readers.awaitDigests(DORA, 1);
        assertThat(Readers.text(readers.digests(DORA).getFirst())).contains("First words.", "Second words.");
        assertThat(readers.town.postbox.of(DREW)).isEmpty();
    }

    @Test
    void who_leaves_and_comes_back_begins_anew() {
        readers.writes("Ann Bell <ann@example.net>", "One", "one@example.net", "First words.");
        readers.town.leave("walkers", DORA);
        readers.writes("Ann Bell <ann@example.net>", "Two", "two@example.net", "Second words.");
        readers.town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>");
        readers.writes("Ann Bell <ann@example.net>", "Three", "three@example.net", "Third words.");
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        assertThat(Readers.text(readers.digests(DORA).getFirst()))
                .contains("Third words.")
                .doesNotContain("First", "Second");
        readers.awaitDigests(DREW, 1);
    }

    @Test
    void who_is_away_gets_nothing_and_is_not_swamped_on_their_return() {
        readers.town.pause("walkers", DORA, readers.clock.instant().plus(Duration.ofDays(2)));
        readers.threeLetters();
        readers.mondaySeven();
        readers.awaitDigests(DREW, 1);
        readers.pass(Duration.ofDays(2));
        readers.writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        readers.look();

        readers.awaitDigests(DORA, 1);
        assertThat(readers.digests(DORA).getFirst().header("Subject")).contains("1 letter,");
    }

    @Test
    void members_of_an_older_program_begin_when_the_new_one_starts() {
        readers.town.app().database().transact(tx -> tx.execute("delete from digest_mark"));
        readers.threeLetters();
        readers.town.restart();
        readers.writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        readers.mondaySeven();

        readers.awaitDigests(DORA, 1);
        assertThat(readers.digests(DORA).getFirst().header("Subject")).contains("1 letter,");
    }

    @Test
    void an_administrator_sends_it_now_and_the_slot_brings_the_rest() {
        readers.threeLetters();
        var terminal = new Terminal(folder.resolve("config"));
        var one = terminal.run("digests", "run", "--list", "walkers", "--member", DORA);
        assertThat(one.err()).isEmpty();
        assertThat(one.out()).isEqualTo("A digest of walkers goes to 1 member now.\n");
        readers.awaitDigests(DORA, 1);
        assertThat(terminal.run("digests", "run", "--list", "walkers").out()).contains("goes to 2 members");
        assertThat(terminal.run("digests", "run", "--list", "walkers").out()).contains("Nothing waits");
        assertThat(terminal.run("digests", "run", "--list", "walkers", "--member", ANN)
                        .err())
                .contains("their delivery is each");
        readers.writes("Ann Bell <ann@example.net>", "Soup", "soup@example.net", "There will be soup.");
        readers.mondaySeven();

        readers.awaitDigests(DORA, 2);
        readers.awaitDigests(DREW, 2);
        readers.awaitDigests(WENDY, 1);
        assertThat(readers.digests(DREW).getLast().header("Subject")).contains("1 letter,");
    }
}
