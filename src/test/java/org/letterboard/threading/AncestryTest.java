package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AncestryTest {

    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # references               | in reply to                                             | parent
            <foo@one>                  | mumble                                                  | <foo@one>
            <foo@two>                  | Your message of December 31 1999 <bar@baz>              | <foo@two>
            -                          | <foo@three>                                             | <foo@three>
            <baz@four> <foo@four>      | <baz@four> (RFC822 4lyfe)                               | <foo@four>
            <foo@five> (garbage)       | -                                                       | <foo@five>
            <b@x> <a@x>                | <b@x>                                                   | <b@x>
            -                          | Message from Ann <ann@example.org> of "Mon 9" <id@host> | <id@host>
            -                          | <id@host> (Ann's message of Monday)                     | <id@host>
            <a@x><b@x>,<c@x            | -                                                       | <b@x>
            """)
    @ParameterizedTest
    void the_parent_is_whom_the_headers_name(String references, String inReplyTo, String parent) {
        var ancestry = Ancestry.read(references, inReplyTo);

        assertThat(Threading.chain("<own>", ancestry.references(), ancestry.inReplyTo())
                        .getLast())
                .isEqualTo(parent);
    }
}
