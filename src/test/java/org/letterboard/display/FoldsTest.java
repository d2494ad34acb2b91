package org.letterboard.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.letterboard.reading.Reading;

/// What a reader of the board sees of a mail that is nothing but HTML.
class FoldsTest {

    private static Element page(String html) {
        return page(html, id -> Optional.empty());
    }

    private static Element page(String html, Function<String, Optional<String>> pictures) {
        var raw = "From: Ann <ann@example.net>\nSubject: Re: Lunch\nContent-Type: text/html; charset=utf-8\n\n" + html;
        var body = Reading.read(raw.getBytes(UTF_8)).body();
        assertThat(body.htmlOnly()).isTrue();
        return Jsoup.parse(MailHtml.clean(
                        Objects.requireNonNull(body.html()), body.blocks(), AddresslessTest.ADDRESSLESS, pictures))
                .body();
    }

    private static String seen(Element page) {
        var copy = page.clone();
        copy.select("details > *:not(summary)").remove();
        return copy.text();
    }

    @Test
    void a_quote_below_a_rule_and_a_header_is_folded() {
        var page = page("""
                <html><body><div class="WordSection1">
                <p>Dear all,</p>
                <p>I shall bring <b>two</b> cakes. See <a href="https://mill.example/menu?a=1">the menu</a>.</p>
                <p>&nbsp;</p>
                <div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
                <p><b>From:</b> Bob Mill &lt;bob@example.com&gt;<br><b>Sent:</b> Friday, 27 November 2026 10:02<br>
                <b>To:</b> walkers@lists.example.org<br><b>Subject:</b> Lunch</p></div></div>
                <p>Shall we meet at the mill? I have asked for the long table by the window.</p>
                <p>Bob</p>
                </div></body></html>
                """);

        assertThat(seen(page)).isEqualTo("Dear all, I shall bring two cakes. See the menu. Quoted text");
        assertThat(page.select("details.quoted").text()).contains("From:", "the long table by the window", "Bob");
        assertThat(page.select("b").eachText().getFirst()).isEqualTo("two");
    }

    @Test
    void the_signature_is_folded_and_so_is_what_comes_below_it() {
        var page = page("""
                <div>Yes, at noon.</div><div><br></div><div>-- <br>Ann Bell<br>Treasurer, tel. 01632 960123</div>
                <div class="gmail_quote"><div>On Fri, 27 Nov 2026 at 10:02, Bob &lt;bob@example.com&gt; wrote:<br></div>
                <blockquote>Shall we meet at the mill?</blockquote></div>
                """);

        assertThat(seen(page)).isEqualTo("Yes, at noon. Signature Quoted text");
        assertThat(page.select("details.signature").text()).contains("Treasurer");
        assertThat(page.select("details.quoted").text()).contains("wrote:", "Shall we meet at the mill?");
        assertThat(page.select("details details")).isEmpty();
    }

    @Test
    void a_quote_that_is_answered_stays_open_in_its_place() {
        var page = page("""
                <div>On Fri, 27 Nov 2026 at 10:02, Bob &lt;bob@example.com&gt; wrote:</div>
                <blockquote>Shall we meet at the mill?</blockquote><div>Yes, gladly.</div>
                <blockquote>And who brings the cake?</blockquote><div>I do.</div>
                """);

        assertThat(seen(page)).contains("Shall we meet at the mill? Yes, gladly. And who brings the cake? I do.");
    }

    @Test
    void where_all_is_quoted_all_is_read() {
        var page = page("<p>From: Bob &lt;bob@example.com&gt;<br>Sent: Friday, 27 November 2026<br>To: Ann<br>"
                + "Subject: Lunch</p><p>Shall we meet at the mill?</p>");

        assertThat(seen(page)).contains("Shall we meet at the mill?");
    }

    @Test
    void what_has_no_letters_is_said_all_the_same() {
        var page = page("<p>Hi Bob,</p><blockquote>Shall we meet at the mill?</blockquote><p>!!!</p><p>-- <br>Ann</p>");
        var thumb = page("<div>\ud83d\udc4d</div><div>-- <br>Ann Bell</div>");

        assertThat(seen(page)).endsWith("!!! Signature");
        assertThat(seen(thumb)).isEqualTo("\ud83d\udc4d Signature");
    }

    @Test
    void photos_below_the_last_words_are_seen() {
        var page = page(
                "<p>Here are the photos of Sunday.</p><div>Sent from my iPhone<br><img src='cid:1'><br>"
                        + "<img src='cid:2'></div>",
                id -> Optional.of("/picture/" + id));

        assertThat(seen(page)).isEqualTo("Here are the photos of Sunday. Signature");
        assertThat(page.select("img").eachAttr("src")).containsExactly("/picture/1", "/picture/2");
        assertThat(page.select("details img")).isEmpty();
    }

    @Test
    void links_and_lists_close_together_are_no_trouble() {
        var page = page("<ol><li>boots</li><li>map</li></ol><p>See <a href='https://mill.example/a'>here</a> or "
                + "<a href='https://mill.example/b'>there</a>. 1. May is a Friday.</p><p>-- <br>Ann Bell</p>");

        assertThat(seen(page)).isEqualTo("boots map See here or there. 1. May is a Friday. Signature");
    }

    @Test
    void quotes_and_signatures_without_end_are_folded_in_a_few_pieces() {
        var page = page("hello world<br>" + "&gt; a<br>-- <br>b<br>".repeat(4_000));

        assertThat(page.select("details").size()).isBetween(1, 20);
        assertThat(seen(page)).startsWith("hello world");
    }
}
