package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A public board, as everybody sees it.
class WebBoardTest {
    private static final String LIST = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private Town town;
    private Browser browser;

    @BeforeEach
    void open() {
        town = Town.with(folder, Clock.systemUTC(), "walkers", """
                title = "Walkers"
                about = "For everybody who walks on Sundays. Ask ruth@example.org."
                zone = "Europe/London"
                archive = "public"
                posting = "anyone"
                """);
        browser = new Browser(town.app().webPort());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void post(String id, String answers, String subject, String rest) {
        town.send("ann@example.net", LIST, """
                From: Ann Bell <ann@example.net>
                Subject: %s
                Message-ID: <%s@example.net>
                References: %s
                Date: Mon, 6 Jul 2026 10:00:00 +0000
                MIME-Version: 1.0
                %s""".formatted(subject, id, answers, rest));
    }

    private void text(String id, String answers, String subject, String text) {
        post(id, answers, subject, "\n" + text);
    }

    private void lunch() {
        text("lunch", "", "Lunch on Sunday?", "Shall we meet at the mill?\n\nWrite to ann.bell@example.net\n");
        // Two workers read mail: without waiting, the answer may come first.
        town.awaitPosts("walkers", 1);
        text(
                "yes",
                "<lunch@example.net>",
                "Re: Lunch on Sunday?",
                "Yes!\n\nAnn <ann@example.net> wrote:\n> Shall we meet at the mill?\n\n-- \nAnn, ann@example.net\n");
        town.awaitPosts("walkers", 2);
    }

    @Test
    void everybody_reads_a_public_list_from_the_first_page_to_a_post() {
        lunch();

        assertThat(browser.get("/").text()).contains("Walkers", "2 posts", "[address hidden]");
        var list = browser.get("/walkers").text();
        assertThat(list).contains("Lunch on Sunday?", "Monday 6 July 2026, 11:00", "mailto:" + LIST);
        var topic = browser.get(path(list, "/walkers/topic/\\d+"));
        assertThat(topic.status()).isEqualTo(200);
        assertThat(topic.text())
                .contains("Shall we meet", "Yes!", "<details class=\"quoted\">", "answers <a href=\"#p1\">");
        assertThat(Jsoup.parse(topic.text()).select("article h2")).hasSize(2);
        var post = browser.get("/walkers/2");
        assertThat(post.text()).contains("Yes!", "Read the whole topic").doesNotContain("Write to");
        assertThat(Jsoup.parse(post.text()).title()).isEqualTo("Re: Lunch on Sunday?: Ann Bell (Walkers)");
    }

    private static String path(String html, String form) {
        var path = Pattern.compile(form).matcher(html);
        assertThat(path.find()).as(html).isTrue();
        return path.group();
    }

    @Test
    void no_page_shows_an_address_or_runs_anything() {
        lunch();
        text("a", "", "bob@example.com asks", "https://x.example/?u=bob%40example.com and bob@\nexample.com\n");
        post("b", "", "HTML", """
                Content-Type: text/html

                <p onclick="x()">Hi <a href="mailto:bob@example.com">bob@example.com</a> bo<b>b@</b>example.com
                <script>alert(1)</script><img src="https://count.example/1.gif"></p>
                """);
        post("c", "", "With a file", """
                Content-Type: multipart/mixed; boundary=x

                --x

                See below.
                --x
                Content-Type: application/pdf; name="for bob@example.com.pdf"
                Content-Disposition: attachment; filename="for bob@example.com.pdf"

                %PDF
                --x
                Content-Type: message/rfc822

                From: bob@example.com

                x
                --x--
                """);
        town.awaitPosts("walkers", 5);

        var pages = crawl();

        assertThat(pages).hasSizeGreaterThan(12);
        for (var path : pages) {
            var page = browser.get(path);
            assertThat(page.text().replace(LIST, "").replace("@media", ""))
                    .as(path)
                    .doesNotContainPattern("[\\w.]@|%40|example\\.(net|com)");
            assertThat(page.text()).as(path).doesNotContainPattern("(?i)<script|javascript:|\\son\\w+=|<img|style=\"");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    private Set<String> crawl() {
        var seen = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of("/"));
        while (!next.isEmpty()) {
            var path = next.poll().replaceFirst("#.*", "");
            if (path.isEmpty() || !path.startsWith("/") || !seen.add(path)) continue;
            var page = browser.get(path);
            assertThat(page.status()).as(path).isIn(200, 303);
            if (page.header("Content-Type").startsWith("text/html"))
                Jsoup.parse(page.text()).select("[href]").forEach(link -> next.add(link.attr("href")));
        }
        return seen;
    }

    @Test
    void an_attachment_is_a_file_to_keep() {
        post("pic", "", "Picture", """
                Content-Type: multipart/mixed; boundary=x

                --x

                See below.
                --x
                Content-Type: text/html; charset=utf-8
                Content-Disposition: attachment; filename*=UTF-8''m%%C3%%BChle%%22%%0d%%0aX-Evil%%3a%%20y.html
                Content-Transfer-Encoding: base64

                PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
                --x
                Content-Type: image/jpeg; name=mill.jpg
                Content-Disposition: attachment

                jpeg
                --x--
                """.replace("%%", "%"));
        town.awaitPosts("walkers", 1);
        var page = Jsoup.parse(browser.get("/walkers/1").text());
        var photo = page.select(".photos a").attr("href");

        var html = browser.get(page.select(".files a").attr("href"));
        assertThat(html.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(html.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(html.header("Content-Disposition"))
                .startsWith("attachment; filename=\"m")
                .contains("filename*=UTF-8''m%C3%BChle");
        assertThat(html.header("Content-Security-Policy")).contains("sandbox");
        assertThat(html.header("X-Evil")).isEmpty();
        assertThat(browser.get(photo).header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(browser.head(photo).bytes()).isEmpty();
        assertThat(browser.get("/walkers/1/attachment/99/x").status()).isEqualTo(404);
        assertThat(browser.get("/walkers/1/attachment/..%2f..%2f/x").status()).isIn(400, 404);
    }

    @Test
    void topics_come_in_pages_and_every_topic_is_on_one() {
        for (var i = 1; i <= 65; i++) text("t" + i, "", "Topic " + i, "x\n");
        town.awaitPosts("walkers", 65);
        var found = new LinkedHashSet<String>();
        var path = "/walkers";
        var pages = 0;
        while (!path.isEmpty()) {
            var page = Jsoup.parse(browser.get(path).text());
            found.addAll(page.select(".rows a").eachText());
            path = page.select("a[rel=next]").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(found).hasSize(65);
        // Two workers of the desk may take two messages in the other order.
        assertThat(found.getFirst()).isIn("Topic 64", "Topic 65");
    }

    @Test
    void a_long_topic_comes_in_pages() {
        text("first", "", "Long", "x\n");
        for (var i = 1; i <= 104; i++) text("a" + i, "<first@example.net>", "Re: Long", "answer " + i + "\n");
        town.awaitPosts("walkers", 105);
        var path = "/walkers/topic/" + town.topics("walkers").getFirst().id();

        assertThat(Jsoup.parse(browser.get(path).text()).select("article")).hasSize(100);
        assertThat(Jsoup.parse(browser.get(path + "?page=2").text()).select("article"))
                .hasSize(5);
        assertThat(browser.get(path + "?page=3").status()).isEqualTo(404);
    }

    @Test
    void a_topic_that_was_joined_into_another_leads_there() {
        text("one", "", "One", "x\n");
        text("two", "<late@example.net>", "Two", "x\n");
        town.awaitPosts("walkers", 2);
        var topics = town.topics("walkers").stream().map(t -> t.id()).toList();
        text("late", "<one@example.net>", "Late", "x\n");
        town.awaitPosts("walkers", 3);
        var left = town.topics("walkers").getFirst().id();
        var gone = topics.stream().filter(id -> id != left).findFirst().orElseThrow();

        var answer = browser.get("/walkers/topic/" + gone);

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo("/walkers/topic/" + left);
    }

    @Test
    void a_page_that_did_not_change_is_not_sent_again_and_a_new_post_is_seen_at_once() throws IOException {
        lunch();
        var page = browser.get("/walkers", "Accept-Encoding", "gzip");
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        var unzipped = new GZIPInputStream(new ByteArrayInputStream(page.bytes())).readAllBytes();
        assertThat(new String(unzipped, UTF_8))
                .isEqualTo(browser.get("/walkers").text());
        assertThat(browser.get("/walkers", "If-None-Match", page.header("ETag")).status())
                .isEqualTo(304);
        var head = browser.head("/walkers");
        assertThat(head.header("ETag")).isEqualTo(page.header("ETag"));
        assertThat(head.bytes()).isEmpty();

        text("more", "", "Something else", "x\n");
        town.awaitPosts("walkers", 3);

        var again = browser.get("/walkers", "If-None-Match", page.header("ETag"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("Something else");
    }

    @Test
    void a_topic_stays_as_it_was_while_others_grow_and_shows_an_answer_at_once() {
        text("milk", "", "Milk", "Who brings it?\n");
        town.awaitPosts("walkers", 1);
        var path = "/walkers/topic/" + town.topics("walkers").getFirst().id();
        var page = browser.get(path);

        text("bread", "", "Bread", "x\n");
        town.awaitPosts("walkers", 2);
        assertThat(browser.get(path, "If-None-Match", page.header("ETag")).status())
                .isEqualTo(304);

        text("answer", "<milk@example.net>", "Re: Milk", "I do.\n");
        town.awaitPosts("walkers", 3);
        assertThat(browser.get(path, "If-None-Match", page.header("ETag")).text())
                .contains("I do.");
    }

    @Test
    void what_is_not_there_gets_plain_words() {
        lunch();
        assertThat(browser.get("/walkers/99").status()).isEqualTo(404);
        assertThat(browser.get("/walkers/99").text()).contains("There is nothing here");
        for (var path : List.of("/walkers/0", "/walkers/x", "/walkers/topic/7", "/walkers?before=x", "/a/b/c/d/e/f"))
            assertThat(browser.get(path).status()).as(path).isEqualTo(404);
        assertThat(browser.post("/walkers").status()).isEqualTo(405);
        assertThat(browser.get("/walkers/" + "x".repeat(3_000)).status()).isEqualTo(414);
        assertThat(browser.postAs("/login", "application/x-www-form-urlencoded", "x".repeat(100_000))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/health").text()).startsWith("{\"ok\":true,");
        assertThat(browser.get("/style.css").header("Content-Type")).startsWith("text/css");
    }

    /// A server that interrupted its threads would close the database under them, for everyone.
    @Test
    void stopping_while_people_read_leaves_the_database_whole() throws InterruptedException {
        lunch();
        var readers = new ArrayList<Thread>();
        var answered = new LongAdder();
        for (var i = 0; i < 8; i++) readers.add(Thread.ofVirtual().start(() -> readUntilClosed(answered)));
        Awaitility.await().until(() -> answered.sum() > 50);

        town.restart();

        for (var reader : readers) reader.join();
        assertThat(new Browser(town.app().webPort()).get("/walkers/2").text()).contains("Yes!");
    }

    private void readUntilClosed(LongAdder answered) {
        var reader = new Browser(town.app().webPort());
        try {
            for (var number = 3L; ; number++)
                if (reader.get("/walkers?before=" + number).status() == 200) answered.increment();
        } catch (UncheckedIOException closed) {
            // The door is shut: that is what this waits for.
            assertThat(closed).hasCauseInstanceOf(IOException.class);
        }
    }
}
