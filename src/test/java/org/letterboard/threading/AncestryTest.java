package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void a_folded_id_is_put_together_again() {
        assertThat(Ancestry.read("<a@\r\n\tb> <>\r\n <c@d>", null).references()).containsExactly("<a@b>", "<c@d>");
    }

    @Test
    void a_header_of_two_megabytes_is_read_in_time() {
        assertThat(Ancestry.read("<".repeat(2_000_000), ">".repeat(2_000_000)))
                .isEqualTo(new Ancestry(List.of(), List.of()));
        assertThat(Ancestry.read("<a>".repeat(700_000), null).references()).hasSize(700_000);
    }
}
