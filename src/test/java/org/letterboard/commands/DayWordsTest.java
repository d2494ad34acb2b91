package org.letterboard.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-12-24                 | 2026-12-24
            2026/12/24                 | 2026-12-24
            24.12.2026                 | 2026-12-24
            24.12.26                   | 2026-12-24
            24.12.                     | 2026-12-24
            24/12                      | 2026-12-24
            12/24                      | 2026-12-24
            12/24/2026                 | 2026-12-24
            3/4                        | 2027-04-03
            24 December                | 2026-12-24
            24th of December           | 2026-12-24
            the 24th of December 2026  | 2026-12-24
            December 24                | 2026-12-24
            December 24th, 2026        | 2026-12-24
            Dec 24                     | 2026-12-24
            24 Dec. 2026               | 2026-12-24
            Thursday, 24 December      | 2026-12-24
            Thu 24 Dec                 | 2026-12-24
            1 Sept                     | 2027-09-01
            1 March                    | 2027-03-01
            24. Dezember               | 2026-12-24
            24 décembre                | 2026-12-24
            24 fevrier                 | 2027-02-24
            le 1er janvier             | 2027-01-01
            24 de diciembre            | 2026-12-24
            24 december 2026           | 2026-12-24
            24 dicembre                | 2026-12-24
            24 November                | 2026-11-24
            20 November                | 2026-11-20
            29 February 2028           | 2028-02-29
            tomorrow                   | 2026-11-25
            3 days                     | 2026-11-27
            10 days please             | 2026-12-04
            24 December, I am away     | 2026-12-24
            """)
    void a_day(String text, LocalDate day) {
        assertThat(DayWords.read(text, LocalDate.of(2026, 11, 24))).contains(day);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ``
            Christmas
            next week
            24
            December
            31 February
            32/13
            0.0.
            29 February
            2126-12-24
            24 December 9999
            999999999999 days
            3 or 4 December
            """)
    void no_day(String text) {
        assertThat(DayWords.read(text, LocalDate.of(2026, 11, 24))).isEmpty();
    }
}
