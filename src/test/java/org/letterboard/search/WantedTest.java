package org.letterboard.search;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.letterboard.search.Marker.Piece;

/// What people type, and how it is marked in what they find.
class WantedTest {
    private static final String ODD =
            "ab eé\u0301*\"“”:;,-+\\()[]{}~^\u0000\n\u202e\ud83d\ude42\udead中文from:in:since:until:2025-13AND";

    private static Wanted read(String words) {
        return Wanted.read(words, "", "", "");
    }

    @Test
    void the_form_and_the_field_say_the_same() {
        var typed = read("mill \"at noon\" walk* from:\"Ruth Hill\" since:2025-02 until:2025-03");

        assertThat(typed.parts())
                .containsExactly(new Wanted.Word("mill"), new Wanted.Phrase("at noon"), new Wanted.Beginning("walk"));
        assertThat(typed.since()).isEqualTo(LocalDate.of(2025, 2, 1));
        assertThat(typed.until()).isEqualTo(LocalDate.of(2025, 4, 1));
        assertThat(Wanted.read("mill \"at noon\" walk*", "Ruth Hill", "2025-02-01", "2025-03-31"))
                .isEqualTo(typed);
        assertThat(read("* \" , ()").isEmpty()).isTrue();
    }

    @Test
    void whatever_is_typed_means_something_or_nothing() {
        var chance = new Random(7);
        for (var i = 0; i < 5_000; i++) {
            var typed = odd(chance, 60);
            var wanted = Wanted.read(typed, odd(chance, 10), odd(chance, 12), odd(chance, 12));
            assertThat(wanted.parts()).as(typed).hasSizeLessThanOrEqualTo(Typed.MOST_PARTS);
            var text = odd(chance, 900);
            try (var marker = new Marker(wanted, i % 2 == 0 ? Locale.ENGLISH : Locale.GERMAN)) {
                assertThat(words(marker.whole(text))).isEqualTo(Words.composed(text));
                assertThat(words(marker.snippet(text)).length()).isLessThanOrEqualTo(250);
            }
        }
    }

    private static String odd(Random chance, int longest) {
        return chance.ints(chance.nextInt(longest), 0, ODD.length())
                .mapToObj(i -> ODD.substring(i, Math.min(ODD.length(), i + 1 + chance.nextInt(6))))
                .collect(joining());
    }

    private static String words(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(joining());
    }

    @Test
    void a_snippet_shows_the_place_where_the_words_stand_together() {
        var text = "The mill. " + "Nothing of it here. ".repeat(40) + "We walked to the Mill in the rain. "
                + "And on. ".repeat(60);
        try (var marker = new Marker(read("mill walking"), Locale.ENGLISH)) {
            var snippet = marker.snippet(text);

            assertThat(snippet.stream().filter(Piece::marked).map(Piece::text)).containsExactly("walked", "Mill");
            assertThat(words(snippet)).startsWith("… ").endsWith(" …").contains("We walked to the Mill in the rain.");
        }
    }
}
