package org.letterboard.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever people, programs and robots write: it is read, and is not a yes unless it begins like one.
class AnyReplyTest {
    /// Said here once more, so that a slip in the vocabulary shows.
    private static final Set<String> BEGIN_YES =
            Set.of("yes", "ok", "approve", "approved", "sure", "fine", "send", "go");

    private static final Set<String> BEFORE = Set.of("hi", "dear", "all", "sorry", "thanks", "please", "ruth");

    private static final List<String> PIECES = List.of(
            "yes",
            "no",
            "ok",
            "approve",
            "approved",
            "sure",
            "fine",
            "send",
            "it",
            "go",
            "ahead",
            "hi",
            "dear",
            "all",
            "sorry",
            "thanks",
            "please",
            "ruth",
            "but",
            "if",
            "not",
            "first",
            "remove",
            "her",
            "number",
            "maybe",
            "I",
            "got",
            "your",
            "mail",
            "2",
            "?",
            ".",
            ",",
            "!",
            "\n",
            "\n\n",
            "> yes",
            "-- ",
            "Kind regards\n",
            "P.S.");

    @Provide
    Arbitrary<String> replies() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(8).map(list -> String.join(" ", list));
    }

    @Property(tries = 5_000)
    void only_what_begins_like_a_yes_is_one(@ForAll("replies") String text) {
        if (!Spoken.heard(Question.Kind.POST, text).equals("yes")) return;

        var words = Arrays.stream(text.replaceAll("(?m)^ *>.*$", " ")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\bi approve", "approve")
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        assertThat(words).as(text).doesNotContain("but", "if", "not", "maybe", "no", "remove", "her", "got", "first");
        assertThat(text.replaceAll("(?m)^ *>.*$", "")).doesNotContain("?");
        assertThat(words.stream().filter(word -> !BEFORE.contains(word)).findFirst())
                .as(text)
                .get()
                .matches(BEGIN_YES::contains);
    }

    @Property(tries = 2_000)
    void any_text_is_read_in_every_form(@ForAll String text) {
        for (var kind : Question.Kind.values())
            assertThat(Spoken.heard(kind, text)).isNotNull();
    }

    @Property(tries = 2_000)
    void text_behind_a_yes_of_letters_that_we_do_not_know_takes_it_away(@ForAll String text) {
        var letters = text.chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        var said = Spoken.heard(Question.Kind.POST, "Yes q" + letters + "q please");

        assertThat(said).isEqualTo("unclear");
    }
}
