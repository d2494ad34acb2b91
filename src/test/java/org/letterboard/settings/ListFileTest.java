package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFileTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                               | what is said of it
            language = "english"                 | language: "english" (expected for example "en" or "de")
            posting = "members-moderated"        | posting: "members-moderated" (without moderators nobody could decide)
            posting = "moderators"               | posting: "moderators" (without moderators nobody could post)
            first-posts = 3                      | first-posts: 3 (without moderators nobody could decide)
            archive = "Public"                   | archive: "Public" (expected members or public; did you mean "public"?)
            moderators = "ruth@example.org"      | moderators: "ruth@example.org" (expected a list in square brackets, for example ["ann@example.org"])
            moderators = ["Ruth <r@x.org>"]      | moderators: "Ruth <r@x.org>" (expected an address alone, for example "ann@example.org")
            moderators = ["r@x.org", "R@x.org"]  | moderators: "R@x.org" (is there twice)
            owners = []                          | owners: [] (somebody must answer for the list; left out, it is the operator)
            moderation.grace = "8d"              | moderation.grace: "8d" (expected 0s to 7d)
            bounces.pause-after = 0              | bounces.pause-after: 0 (expected 1 to 100)
            digest.daily = "7:00"                | digest.daily: "7:00" (expected for example "07:00")
            digest.daily = "25:00"               | digest.daily: "25:00" (expected for example "07:00")
            digest.weekly = "Sunday"             | digest.weekly: "Sunday" (expected for example "Sunday 08:00")
            operator = "x@y.org"                 | operator: unknown here; it belongs into letterboard.toml
            web.url = "https://x.org"            | web: unknown here; it belongs into letterboard.toml
            """)
    void a_wrong_line_in_a_list_file_does_too(String line, String words) {
        var folder = ConfigFolder.least(home).with("lists/walkers.toml", line + "\n");

        assertThat(folder.problems()).containsExactly("lists/walkers.toml line 1  " + words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # file                             | what is said of it
            a.toml                             | a list's name has 2 to 20 letters (a to z), digits or hyphens
            abcdefghijklmnopqrstu.toml         | a list's name has 2 to 20 letters (a to z), digits or hyphens
            long walks.toml                    | a list's name has 2 to 20 letters (a to z), digits or hyphens
            wälker.toml                        | a list's name has 2 to 20 letters (a to z), digits or hyphens
            -walks.toml                        | a list's name has 2 to 20 letters (a to z), digits or hyphens
            walk-request.toml                  | a list's name can't end in request, which our own addresses end in
            walk-LEAVE.toml                    | a list's name can't end in leave, which our own addresses end in
            unsubscribe.toml                   | a list's name can't end in unsubscribe, which our own addresses end in
            Abuse.toml                         | abuse is the operator's address, so no list can have it
            login.toml                         | /login is a page of its own on the web, so no list can have that name
            health.toml                        | /health is a page of its own on the web, so no list can have that name
            metrics.toml                       | /metrics is a page of its own on the web, so no list can have that name
            """)
    void a_list_needs_a_name_that_mail_can_carry(String file, String words) {
        var folder = ConfigFolder.least(home).with("lists/" + file, "");

        assertThat(folder.problems()).containsExactly("lists/" + file + "  " + words);
    }

    @Test
    void a_name_may_contain_a_word_that_it_must_not_end_in() {
        var folder = ConfigFolder.least(home).with("lists/helpers-2.toml", "").with("lists/landowners.toml", "");

        assertThat(folder.settings().lists()).containsOnlyKeys("helpers-2", "landowners");
    }

    @Test
    void one_list_is_not_two_because_of_a_big_letter() {
        var folder = ConfigFolder.least(home).with("lists/Walkers.toml", "");
        assertThat(folder.settings().lists()).containsOnlyKeys("walkers");

        folder.with("lists/walkers.toml", "");
        assertThat(folder.problems())
                .containsExactly(
                        "lists/walkers.toml  is the same list as another file; mail can't tell big letters from small");
    }

    @Test
    void nobody_can_be_an_address_of_the_gateway() {
        var folder = new ConfigFolder(home)
                .with("letterboard.toml", "domain = \"x.org\"\noperator = \"Postmaster@x.org\"")
                .with(
                        "lists/walkers.toml",
                        "moderators = [\"walkers-owner@X.org\", \"walkers2@x.org\"]\nowners = [\"walkers+a@x.org\"]");

        assertThat(folder.problems())
                .containsExactly(
                        "letterboard.toml  operator: \"Postmaster@x.org\" (is an address of ours, so mail would go in a circle)",
                        "lists/walkers.toml  moderators: \"walkers-owner@X.org\" (is an address of ours, so mail would go in a circle)",
                        "lists/walkers.toml  owners: \"walkers+a@x.org\" (is an address of ours, so mail would go in a circle)");
    }
}
