package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWatchTest {
    @TempDir
    Path home;

    private final List<Settings> taken = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private ConfigFolder folder;
    private ConfigWatch watch;

    @BeforeEach
    void started() {
        folder = ConfigFolder.least(home).with("lists/walkers.toml", "");
        watch = new ConfigWatch(folder.config(), folder.settings(), taken::add, report -> told.add(report.text()));
    }

    private void seconds(double seconds) {
        for (var i = 0; i < seconds * 2; i++) {
            watch.tick(now);
            now = now.plusMillis(500);
        }
    }

    @Test
    void nothing_happens_while_nothing_changes() {
        seconds(60);
        assertThat(taken).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void a_changed_file_is_taken_over_when_it_has_been_still_for_two_seconds() {
        seconds(5);
        folder.with("lists/walkers.toml", "title = \"Hikers\"");
        seconds(2);
        assertThat(taken).isEmpty();
        seconds(1);
        assertThat(taken)
                .singleElement()
                .satisfies(settings -> assertThat(
                                settings.list("walkers").orElseThrow().title())
                        .isEqualTo("Hikers"));
        seconds(10);
        assertThat(taken).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void what_changed_before_the_first_look_is_not_missed() {
        folder.with("lists/walkers.toml", "title = \"Hikers\"");
        seconds(3);
        assertThat(taken).hasSize(1);
    }

    @Test
    void files_that_go_on_changing_are_waited_for() {
        seconds(5);
        for (var i = 0; i < 10; i++) {
            folder.with("lists/walkers.toml", "title = \"" + "x".repeat(i + 1) + "\"");
            seconds(1.5);
        }
        assertThat(taken).isEmpty();
        seconds(3);
        assertThat(taken).hasSize(1);
    }

    @Test
    void a_wrong_set_changes_nothing_and_is_told_of_once() {
        seconds(5);
        folder.with("lists/hikers.toml", "").with("lists/walkers.toml", "titel = \"x\"");
        seconds(20);
        assertThat(taken).isEmpty();
        assertThat(told).containsExactly("""
                The configuration has 1 problem, so nothing was changed:
                  lists/walkers.toml line 1  titel: unknown; did you mean title?""");

        folder.with("lists/walkers.toml", "title = \"x\"");
        seconds(5);
        assertThat(taken)
                .singleElement()
                .satisfies(settings -> assertThat(settings.lists()).containsOnlyKeys("hikers", "walkers"));
        assertThat(told).hasSize(2).last().isEqualTo("The configuration is right.");
    }

    @Test
    void a_list_file_that_is_taken_away_is_seen() throws Exception {
        seconds(5);
        Files.delete(home.resolve("config/lists/walkers.toml"));
        seconds(3);
        assertThat(taken)
                .singleElement()
                .satisfies(settings -> assertThat(settings.lists()).isEmpty());
    }

    @Test
    void a_file_that_the_configuration_names_is_watched_too() {
        folder.with("letterboard.toml", ConfigFolder.LEAST + "[relay]\nuser = \"me\"\npassword-file = \"secret\"");
        seconds(3);
        assertThat(told).singleElement().asString().contains("there is no such file");

        folder.beside("secret", "opensesame");
        seconds(3);
        assertThat(taken)
                .singleElement()
                .satisfies(settings -> assertThat(settings.relay().password()).isEqualTo(new Secret("opensesame")));

        folder.beside("secret", "closesesame");
        seconds(3);
        assertThat(taken)
                .last()
                .satisfies(settings -> assertThat(settings.relay().password()).isEqualTo(new Secret("closesesame")));
    }

    @Test
    void what_must_wait_for_a_restart_stays_as_it_is_and_is_said_to() {
        folder.with("letterboard.toml", ConfigFolder.LEAST + "data = \"new\"\n[relay]\nhost = \"mail.example.org\"");
        seconds(3);
        assertThat(taken).singleElement().satisfies(settings -> {
            assertThat(settings.data()).isEqualTo(home.resolve("data"));
            assertThat(settings.relay().host()).isEqualTo("mail.example.org");
        });
        assertThat(told).containsExactly("""
                The configuration is right, with 1 remark:
                  letterboard.toml  data: changed; takes effect after a restart""");
    }

    @Test
    void a_clock_that_is_set_back_does_not_stop_the_watch() {
        seconds(5);
        folder.with("lists/walkers.toml", "title = \"Hikers\"");
        seconds(1);
        now = now.minusSeconds(3600);
        seconds(4);
        assertThat(taken).hasSize(1);
    }
}
