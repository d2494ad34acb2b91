package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoosenedTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # before                   | after                                    | what is said
            archive = "members"        | archive = "public"                       | The board of Walkers can now be read by everybody; before, only by members.
            archive = "public"         | archive = "members"                      | -
            posting = "members"        | posting = "anyone"                       | Now anyone may post; before, only members.
            moderators = ["r@x.org"]   | moderators = []                          | No moderator is left; before, there was one.
            moderators = ["r@x.org"]   | moderators = ["s@x.org"]                 | -
            moderators = []            | moderators = ["s@x.org"]                 | -
            posting = "anyone"         | posting = "members"                      | -
            addresses = "hidden"       | addresses = "shown"                      | Members' addresses are now shown in mail; before, they were hidden.
            addresses = "shown"        | addresses = "hidden"                     | -
            board.original-photos = false | board.original-photos = true          | The board now gives out photos as they were sent, which may tell where they were taken; before, it gave out copies that do not tell.
            title = "A"                | title = "B"                              | -
            """)
    void what_a_change_opens_is_said_in_plain_words(String before, String after, String words) {
        var loosened = Loosened.between(with(before), with(after));

        if (words == null) assertThat(loosened).isEmpty();
        else
            assertThat(loosened).singleElement().satisfies(one -> {
                assertThat(one.list().name()).isEqualTo("walkers");
                assertThat(one.words()).containsExactly(words);
            });
    }

    @Test
    void a_list_that_is_new_or_gone_was_not_loosened() {
        var none = ConfigFolder.least(home.resolve("none")).settings();
        var open = with("archive = \"public\"");

        assertThat(Loosened.between(none, open)).isEmpty();
        assertThat(Loosened.between(open, none)).isEmpty();
    }

    private Settings with(String line) {
        return ConfigFolder.least(home).with("lists/walkers.toml", line).settings();
    }
}
