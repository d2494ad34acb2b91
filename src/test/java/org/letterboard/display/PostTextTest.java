package org.letterboard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.reading.Block;
import org.letterboard.reading.Block.Kind;

class PostTextTest {
    private static String html(Block... blocks) {
        return PostText.html(List.of(blocks), AddresslessTest.ADDRESSLESS);
    }

    private static String html(String text) {
        return html(new Block(Kind.TEXT, text));
    }

    @Test
    void a_quote_that_is_answered_stands_open_in_its_place() {
        assertThat(html(new Block(Kind.ANSWERED, "> Shall we?\n"), new Block(Kind.TEXT, "Yes.\n")))
                .isEqualTo("<blockquote><p>Shall we?</p>\n</blockquote>\n<p>Yes.</p>\n");
    }

    @Test
    void quotes_and_signature_are_folded_and_not_lost() {
        assertThat(html(
                        new Block(Kind.TEXT, "Yes.\n\n"),
                        new Block(Kind.QUOTED, "Bob wrote:\n> Shall we?\n> > When?\n"),
                        new Block(Kind.SIGNATURE, "-- \nAnn\n")))
                .isEqualTo("""
                        <p>Yes.</p>
                        <details class="quoted"><summary>Quoted text (3 lines)</summary>
                        <blockquote><p>Bob wrote:<br>
                        Shall we?<br>
                        &gt; When?</p>
                        </blockquote></details>
                        <details class="signature"><summary>Signature</summary>
                        <p>Ann</p>
                        </details>
                        """);
    }

    @Test
    void a_post_that_only_quotes_is_open() {
        assertThat(html(new Block(Kind.QUOTED, "> Look\n"))).startsWith("<details class=\"quoted\" open>");
    }

    @Test
    void lines_that_a_program_broke_are_joined_and_those_of_a_person_are_not() {
        assertThat(html("""
                        We walk along the river to the old mill, where there is soup for those
                        who want it, and then back over the hill if the weather holds until
                        then.

                        Roses are red
                        Violets are blue
                        """)).isEqualTo("""
                        <p>We walk along the river to the old mill, where there is soup for those \
                        who want it, and then back over the hill if the weather holds until \
                        then.</p>
                        <p>Roses are red<br>
                        Violets are blue</p>
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            see https://a.example/x?y=1&z.           | https://a.example/x?y=1&amp;z
            (https://a.example/)                      | https://a.example/
            https://a.example/mill_(Kent)             | https://a.example/mill_(Kent)
            <http://a.example/>                       | http://a.example/
            HTTPS://A.example                         | HTTPS://A.example
            """)
    void web_addresses_become_links(String text, String link) {
        assertThat(html(text))
                .contains("<a href=\"" + link + "\" rel=\"nofollow noopener noreferrer\">" + link + "</a>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '$', textBlock = """
            javascript:alert(1)
            <script>alert(1)</script>
            https://
            https://"onmouseover=alert(1)
            https://x.example/?u=ann@example.org
            xhttp:/x
            """)
    void nothing_else_does(String text) {
        assertThat(html(text)).doesNotContain("href").doesNotContain("<script").doesNotContain("@");
    }
}
