package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that no administrator means, and that some administrator will have.
class OddFilesTest {
    @TempDir
    Path home;

    @Test
    void a_folder_without_a_configuration_is_said_to_be_one() {
        assertThat(ConfigReader.read(home.resolve("config")).report().text())
                .isEqualTo("The configuration has 1 problem, so nothing was changed:\n  " + home.resolve("config")
                        + "  there is no such folder");
        var folder = new ConfigFolder(home).with("lists/walkers.toml", "titel = \"x\"");
        assertThat(folder.problems())
                .containsExactly(
                        "letterboard.toml  there is no such file",
                        "lists/walkers.toml line 1  titel: unknown; did you mean title?");
    }

    @Test
    void an_empty_file_is_asked_for_what_must_be_there() {
        assertThat(new ConfigFolder(home).with("letterboard.toml", "").problems())
                .containsExactly(
                        "letterboard.toml  domain: missing (for example \"lists.example.org\")",
                        "letterboard.toml  operator: missing (for example \"admin@example.org\")");
    }

    @Test
    void what_a_broken_line_may_have_said_is_not_called_missing() {
        assertThat(new ConfigFolder(home)
                        .with("letterboard.toml", "domain = “lists.example.org”\noperator = \"admin@example.org\n")
                        .problems())
                .containsExactly(
                        "letterboard.toml line 1  unexpected '\\u201c', expected a value; TOML takes straight quotes only",
                        "letterboard.toml line 2  unexpected end of line, expected \" or a character");
    }

    @Test
    void windows_writes_a_mark_in_front_and_two_bytes_at_the_end_of_a_line() {
        var folder =
                new ConfigFolder(home).with("letterboard.toml", "\uFEFF" + ConfigFolder.LEAST.replace("\n", "\r\n"));
        assertThat(folder.settings().domain()).isEqualTo("lists.example.org");
    }

    @Test
    void a_file_over_a_megabyte_is_refused_unread() {
        var folder = ConfigFolder.least(home).with("lists/walkers.toml", "# ".repeat(600_000));
        assertThat(folder.problems()).containsExactly("lists/walkers.toml  over 1024 KB; that can't be meant");
    }

    @Test
    void a_file_in_another_charset_is_named_with_the_line() throws Exception {
        var folder = ConfigFolder.least(home).with("lists/walkers.toml", "");
        Files.write(
                home.resolve("config/lists/walkers.toml"),
                "title = \"x\"\nabout = \"Für alle\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(folder.problems())
                .containsExactly("lists/walkers.toml  not UTF-8 from line 2 on; save it as UTF-8 in your editor");
    }

    @Test
    void a_folder_is_no_list() throws Exception {
        var folder = ConfigFolder.least(home);
        Files.createDirectories(home.resolve("config/lists/walkers.toml"));
        assertThat(folder.problems()).containsExactly("lists/walkers.toml  not a file");
    }

    @Test
    void a_folder_of_lists_that_is_none_does_not_close_every_list() {
        assertThat(ConfigFolder.least(home).with("lists", "").problems())
                .singleElement()
                .asString()
                .startsWith("lists  can't be read: ");
    }

    @Test
    void a_value_that_is_a_novel_is_cut_and_stays_on_its_line() {
        var folder =
                ConfigFolder.least(home).with("lists/walkers.toml", "zone = \"\"\"a\nb" + "c".repeat(9999) + "\"\"\"");
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("lists/walkers.toml line 1  zone: \"a\\u000abccc")
                .hasSizeLessThan(200);
    }

    @Test
    void ten_thousand_mistakes_make_a_report_of_a_hundred_lines() {
        var many = new StringBuilder();
        for (var i = 0; i < 10_000; i++) many.append("nonsense").append(i).append(" = 1\n");
        var text = ConfigFolder.least(home)
                .with("lists/walkers.toml", many.toString())
                .read()
                .report()
                .text();
        assertThat(text)
                .startsWith("The configuration has 10000 problems")
                .endsWith("\n  and 9900 more")
                .hasLineCount(102);
    }

    @Test
    void noise_gets_an_answer_too() {
        var random = new Random(4);
        var signs = "[]{}=\".',#\n\na1-\\ \t";
        for (var round = 0; round < 300; round++) {
            var noise = new StringBuilder();
            for (var i = 0; i < 200; i++) noise.append(signs.charAt(random.nextInt(signs.length())));
            var folder = new ConfigFolder(home).with("letterboard.toml", noise.toString());
            assertThat(folder.problems()).isNotEmpty();
        }
    }

    @Test
    void brackets_without_end_do_not_run_us_over() {
        for (var sign : new String[] {"[", "{a=", "a.", "\"", "[["}) {
            var folder = new ConfigFolder(home).with("letterboard.toml", "x = " + sign.repeat(50_000));
            assertThat(folder.problems()).as(sign).isNotEmpty();
        }
    }
}
