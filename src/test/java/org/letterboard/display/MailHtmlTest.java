package org.letterboard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {
    private static String clean(String html) {
        return MailHtml.clean(
                html,
                List.of(),
                AddresslessTest.ADDRESSLESS,
                id -> id.equals("mill@example.net") ? Optional.of("/walkers/1/picture/2") : Optional.empty());
    }

    @Test
    void a_picture_that_came_along_is_shown_and_no_other() {
        assertThat(
                        clean(
                                "<p><img src='CID:mill@example.net' alt='a \"mill\" of bob@example.com' onerror=x class=y></p>"))
                .isEqualTo("<p><img loading=\"lazy\" alt=\"a &quot;mill&quot; of [address hidden]\""
                        + " src=\"/walkers/1/picture/2\"></p>");
        assertThat(clean("<img src='cid:other@example.net' alt='Ann'><img src='/walkers/1/picture/2'>"))
                .isEqualTo("[Ann]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href=' java\nscript:alert(1)'>x</a>",
                "<a href='&#106;avascript:alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<a href='vbscript:x'>x</a>",
                "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<style>@import 'http://evil.example/x.css'; p{background:url(javascript:alert(1))}</style><p>x",
                "<p style='background:url(http://evil.example/)' onclick=alert(1) class=top id=main>x</p>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<object data='x.swf'></object><embed src=x>",
                "<form action='http://evil.example/'><input name=key><button formaction='javascript:alert(1)'>x</button></form>",
                "<meta http-equiv=refresh content='0;url=http://evil.example'><base href='http://evil.example/'>",
                "<link rel=stylesheet href=http://evil.example/x.css>",
                "<body onload=alert(1)><p>x",
                "<details ontoggle=alert(1) open>x</details>",
                "<template><script>alert(1)</script></template>",
                "<!--[if IE]><script>alert(1)</script><![endif]-->",
                "<textarea><script>alert(1)</script></textarea>",
                "<a href=\"https://x.example/\" target=_top onmouseover=alert(1) style=x>x</a>",
                "<input type=image src=http://evil.example/ onerror=alert(1)>",
                "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
                "<plaintext><script>alert(1)</script>"
            })
    void nothing_runs_and_nothing_is_loaded(String html) {
        var body = Jsoup.parse(clean(html)).body();

        assertThat(body.select("script,style,img,iframe,object,embed,form,input,button,svg,math,link,meta,base,video"))
                .isEmpty();
        for (var element : body.getAllElements()) {
            for (var attribute : element.attributes()) {
                assertThat(attribute.getKey()).isIn("href", "rel", "class", "tabindex", "colspan", "rowspan");
                if (attribute.getKey().equals("class"))
                    assertThat(attribute.getValue()).isIn("quoted", "wide");
                if (attribute.getKey().equals("href"))
                    assertThat(attribute.getValue()).matches("https?://.*");
            }
        }
    }

    @Test
    void what_it_says_stays() {
        assertThat(clean("<h1>Lunch</h1><ul><li>Soup<li>Bread</ul><p>See <a href=https://mill.example/>the mill</a>"))
                .isEqualTo("<h3>Lunch</h3><ul><li>Soup</li><li>Bread</li></ul><p>See "
                        + "<a href=\"https://mill.example/\" rel=\"nofollow noopener noreferrer\">the mill</a></p>");
        assertThat(clean("<img src=http://count.example/1.gif><img src=cid:x alt='The mill'>"))
                .isEqualTo("[The mill]");
    }

    @Test
    void quotes_are_folded_once_and_wide_things_have_a_frame() {
        assertThat(clean("Yes<blockquote>Shall we?<blockquote>When?</blockquote></blockquote>"))
                .isEqualTo("Yes<details class=\"quoted\"><summary>Quoted text</summary>"
                        + "<blockquote>Shall we?<blockquote>When?</blockquote></blockquote></details>");
        assertThat(clean("<table><tr><td colspan=9999999>x</table>"))
                .contains("<div class=\"wide\" tabindex=\"0\"><table>")
                .doesNotContain("colspan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>ann@example.org</p>",
                "<p>ann<b>@</b>example.org</p>",
                "<p>a<i>n</i>n&#64;exam<b>ple</b>.org</p>",
                "<a href='mailto:ann@example.org'>ann@example.org</a>",
                "<a href='https://x.example/?u=ann%40example.org'>x</a>",
                "<a href='https://x.example/' title='ann@example.org'>x</a>",
                "<img alt='ann@example.org' src=x>",
                "<p>ann&shy;@example.org, ann&#x200b;@&#x200b;example.org</p>"
            })
    void no_address_is_left(String html) {
        assertThat(clean(html)).doesNotContain("example.org").doesNotContain("@");
    }

    @Test
    void what_was_hidden_in_the_mail_is_not_shown() {
        assertThat(clean("<div style='DISPLAY: none'>preview</div><p hidden>x</p>Hello"))
                .isEqualTo("Hello");
    }

    @Test
    void deep_nesting_is_no_trouble() {
        assertThat(clean("<div>".repeat(20_000) + "deep")).contains("deep");
        assertThat(clean("<blockquote>".repeat(5_000) + "deep")).contains("deep");
    }
}
