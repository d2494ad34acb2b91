package org.letterboard.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        <p>One<p>Two                                             | One~~Two~
        a<br>b                                                   | a~b~
        <ul><li>x<li>y</ul>                                      | * x~* y~
        <ol><li>x<li>y</ol>                                      | 1. x~2. y~
        <a href="https://example.org/x">here</a>                 | here <https://example.org/x>~
        <a href="https://example.org/">example.org</a>           | example.org~
        <a href="mailto:ann@example.org">ann@example.org</a>     | ann@example.org~
        <a href="javascript:x()">here</a>                        | here~
        <style>p {}</style><script>x</script>Hi<!-- no -->       | Hi~
        Hi<img src=x width=1 height=1 alt=dot><img src=y alt=Mill> | Hi[Mill]~
        <div style="display: none">no</div>Hi                    | Hi~
        Hi<blockquote>old<blockquote>older</blockquote></blockquote> | Hi~> old~>> older~
        <pre>a  b~ c</pre>                                       | a  b~ c~
        <table><tr><td>a<td>b<tr><td>c</table>                   | a  b~c~
        x&nbsp;&amp;&nbsp;y                                      | x & y~
        """)
    void html_is_text(String html, String text) {
        assertThat(HtmlText.of(html.replace('~', '\n'), new ArrayList<>())).isEqualTo(text.replace('~', '\n'));
    }
}
