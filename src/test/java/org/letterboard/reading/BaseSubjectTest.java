package org.letterboard.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseSubjectTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Lunch on Sunday                    | lunch on sunday     | false | false
        Re: Lunch on Sunday                | lunch on sunday     | true  | false
        RE: AW: Lunch  on   Sunday         | lunch on sunday     | true  | false
        [walkers] Re: Lunch on Sunday      | lunch on sunday     | true  | false
        Re: [walkers] Re: Lunch on Sunday  | lunch on sunday     | true  | false
        Re[2]: Lunch on Sunday             | lunch on sunday     | true  | false
        Antw: Lunch on Sunday              | lunch on sunday     | true  | false
        SV: VS: Odp: Ynt: Lunch on Sunday  | lunch on sunday     | true  | false
        Отв: Lunch on Sunday               | lunch on sunday     | true  | false
        回复：Lunch on Sunday              | lunch on sunday     | true  | false
        Fwd: Lunch on Sunday               | lunch on sunday     | false | true
        WG: Lunch on Sunday                | lunch on sunday     | false | true
        Lunch on Sunday (fwd)              | lunch on sunday     | false | true
        Re: Fwd: Lunch on Sunday           | lunch on sunday     | true  | true
        Regarding: Lunch on Sunday         | regarding: lunch on sunday | false | false
        Sunday: Lunch                      | sunday: lunch       | false | false
        [walkers]                          | [walkers]           | false | false
        Re:                                | ``                  | true  | false
        """)
    void marks_and_tags_are_taken_off(String subject, String text, boolean isReply, boolean isForward) {
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(text, isReply, isForward));
    }

    @Test
    void subjects_that_differ_in_marks_alone_have_one_key() {
        assertThat(BaseSubject.of("Re: [walkers] Lunch").key())
                .isEqualTo(BaseSubject.of("lunch").key())
                .isNotEqualTo(BaseSubject.of("Dinner").key());
        assertThat(BaseSubject.of("Re:").key()).isNull();
    }
}
