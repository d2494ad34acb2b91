package org.letterboard.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static String read(String line) {
        return switch (CommandWords.read(line, TODAY)) {
            case Command.Change change -> change.word();
            case Command.Join() -> "join";
            case Command.Leave() -> "leave";
            case Command.Help() -> "help";
            case Command.Settings() -> "settings";
            case Command.NoSuchDay() -> "no such day";
            case Command.Unknown() -> "unknown";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            join                        | join
            Join please                 | join
            SUBSCRIBE                   | join
            I want to join the list     | join
            leave                       | leave
            Please, leave.              | leave
            unsubscribe                 | leave
            UNSUBSCRIBE!                | leave
            take me off this list       | leave
            help                        | help
            Help!                       | help
            settings                    | settings
            my settings please          | settings
            digest                      | daily
            Digest please               | daily
            daily digest                | daily
            digest daily                | daily
            daily                       | daily
            once a day                  | daily
            Can you send me the digest? | daily
            digest weekly               | weekly
            weekly                      | weekly
            Weekly digest, please. Thanks! | weekly
            each                        | each
            every mail                  | each
            none                        | none
            no mail                     | none
            No mail please              | none
            resume                      | resume
            I'm back                    | resume
            abmelden                    | leave
            wöchentlich                 | weekly
            Hilfe                       | help
            pause until 2026-12-24      | pause until 2026-12-24
            Please pause until 24 December | pause until 2026-12-24
            pause until 24.12.2026      | pause until 2026-12-24
            PAUSE UNTIL 24/12           | pause until 2026-12-24
            no mail until 24 December   | pause until 2026-12-24
            stop mail until 24 December | pause until 2026-12-24
            none until 24 December      | pause until 2026-12-24
            Pause my mail until Thursday 24 December please | pause until 2026-12-24
            holiday until Dec 24th      | pause until 2026-12-24
            pause for 2 weeks           | pause until 2026-12-08
            pause 2 weeks               | pause until 2026-12-08
            pause until tomorrow        | pause until 2026-11-25
            pause bis 24. Dezember      | pause until 2026-12-24
            pause                       | no such day
            pause until                 | no such day
            pause until Christmas       | no such day
            pause until 20 November     | no such day
            pause until 2025-12-24      | no such day
            pause until 31 February     | no such day
            pause until today           | no such day
            pause until 24 December 2126 | no such day
            pause from 1 to 3 December  | no such day
            I cannot find the photo     | unknown
            Hello                       | unknown
            ``                          | unknown
            What is the digest?         | unknown
            leave it to me              | unknown
            """)
    void commands_as_people_write_them(String line, String command) {
        assertThat(read(line)).isEqualTo(command);
    }

    @Property(tries = 1_000)
    void any_line_is_read(@ForAll String line) {
        assertThat(read(line)).isNotEmpty();
    }

    @Property(tries = 1_000)
    void any_day_is_read(@ForAll String day) {
        assertThat(read("pause until " + day)).isNotEmpty();
    }

    @Property(tries = 200)
    void what_is_kept_with_a_question_is_read_again(
            @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 700) int days) {
        var change = new Command.PauseUntil(TODAY.plusDays(days));

        assertThat(CommandWords.read(change.word(), TODAY)).isEqualTo(change);
    }
}
