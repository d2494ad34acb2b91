package org.letterboard.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2                                   | 2
            2.                                  | 2
            #2                                  | 2
            no 2                                | 2
            No. 2                               | 2
            Nr. 3 please                        | 3
            number two                          | 2
            Two                                 | 2
            the second one                      | 2
            The second one, please              | 2
            it is the first                     | 1
            one                                 | 1
            2. Lunch                            | 2
            2 Lunch on Sunday                   | 2
            2 - Lunch, thanks~~Ruth~01632 960123 | 2
            Hi,~~3~~Ruth                        | 3
            Sorry, 4                            | 4
            12                                  | 12
            ten                                 | 10
            die zweite                          | 2
            le deuxième                         | 2
            2, I mean number 2                  | 2
            2 or 3                              | unclear
            1, 2                                | unclear
            the first and the second            | unclear
            4 pm                                | unclear
            10:30                               | unclear
            2?                                  | unclear
            one of them is mine                 | unclear
            the one about lunch                 | unclear
            Lunch                               | unclear
            I am not sure                       | unclear
            It was at 3 pm                      | unclear
            123456789012                        | unclear
            yes                                 | unclear
            ``                                  | unclear
            > 2                                 | unclear
            none                                | no
            None of them                        | no
            no                                  | no
            No, 2 is wrong                      | no: 2 is wrong
            neither                             | no
            keine davon                         | no
            """)
    void one_of_a_list(String text, String said) {
        assertThat(Spoken.heard(Question.Kind.ITEM, text)).isEqualTo(said);
    }
}
