package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The standard's own answers, where somebody asks for them.
class StandardThreadsTest {
    private final List<StandardThreads.Message> messages = new ArrayList<>();

    private void message(String id, String subject, String... references) {
        var number = messages.size() + 1;
        messages.add(new StandardThreads.Message(
                number, id, List.of(references), subject, Instant.EPOCH.plusSeconds(number)));
    }

    private String threads() {
        return StandardThreads.written(StandardThreads.byReferences(messages));
    }

    @Test
    void whoever_is_missing_goes_and_the_answers_stay_together() {
        message("b", "x", "a");
        message("c", "y", "a", "gone");
        message("d", "z", "lost", "c");

        assertThat(threads()).isEqualTo("((1)(2 3))");
    }

    @Test
    void whoever_was_named_before_they_came_is_there_once() {
        message("a", "x", "gone", "b");
        message("b", "y", "gone");

        assertThat(threads()).isEqualTo("(2 1)");
    }

    @Test
    void one_subject_is_one_thread() {
        message("a", "Lunch");
        message("b", "Re: [walkers] lunch (fwd)");
        message("c", "[walkers] Lunch");
        message("d", "");
        message("e", "");

        assertThat(threads()).isEqualTo("((1 2)(3))(4)(5)");
    }

    @Test
    void a_circle_is_none() {
        message("a", "1", "b");
        message("b", "2", "a");
        message("c", "3", "c");

        assertThat(threads()).isEqualTo("(2 1)(3)");
    }

    @Test
    void a_second_message_of_one_id_is_another() {
        message("a", "1");
        message("a", "2", "b");
        message("c", "3", "a");

        assertThat(threads()).isEqualTo("(1 3)(2)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Lunch                       | lunch      | false
            Re: Lunch                   | lunch      | true
            RE[2]: Fwd: Re : Lunch      | lunch      | true
            [a] [b] Re: [c] Lunch       | lunch      | true
            [walkers] Lunch             | lunch      | false
            [walkers]                   | [walkers]  | false
            Lunch (fwd) (fwd)           | lunch      | true
            [Fwd: Re: Lunch]            | lunch      | true
            AW: Lunch                   | aw: lunch  | false
            Re:                         | ``         | true
            """)
    void a_subject_loses_what_the_standard_names(String subject, String base, boolean isAnswer) {
        assertThat(StandardSubject.of(subject)).isEqualTo(new StandardSubject(base, isAnswer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `re: `  | ``
            (fwd)   | ``
            `[a] `  | [a]
            """)
    void a_subject_of_nothing_but_marks_ends(String mark, String base) {
        assertThat(StandardSubject.of(mark.repeat(100_000)).text()).isEqualTo(base);
    }

    @Test
    void brackets_that_nobody_closes_stay() {
        for (var piece : List.of("[fwd:", "re [", "[[["))
            assertThat(StandardSubject.of(piece.repeat(100_000)).text()).startsWith(piece);
    }
}
