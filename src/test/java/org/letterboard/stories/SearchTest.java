package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.reading.Reading;

/// Members look for what was written: words, people, times. Each finds what they may read, and nothing tells of the
/// rest.
class SearchTest {
    private static final String MILL =
            "Shall we walk to the mill on Sunday? Bring boots, it rains in the Café garden.\n";
    private static final String ANSWER = """
            Walking sounds lovely, see you there. Write to ruth.mill@example.org or ask.

            On Mon, 23 Nov 2026 Ann Bell wrote:
            > Shall we walk to the mill on Sunday? Bring boots, it rains in the Café garden.
            """;

    @TempDir
    Path folder;

    private final ShiftedClock clock = new ShiftedClock();
    private Town town;

    @BeforeEach
    void open() {
        town = Town.with(
                folder,
                clock,
                "walkers",
                "title = \"Walkers\"\nposting = \"anyone\"\nzone = \"Europe/London\"\n",
                "rowers",
                "title = \"Rowers\"\nposting = \"anyone\"\n",
                "wander",
                "title = \"Wanderer\"\nposting = \"anyone\"\nlanguage = \"de\"\narchive = \"public\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>").members("rowers", "Bob <bob@example.com>");
        letter("walkers", "Ann Bell <ann@example.net>", "Lunch", "6 Jul 2025", MILL);
        letter("walkers", "Ruth Hill <ruth@example.org>", "Re: Lunch", "8 Jul 2026", ANSWER);
        letter(
                "rowers",
                "Bob Oak <bob@example.com>",
                "Boots wanted",
                "9 Jul 2026",
                "Who has boots for Sunday at the mill?\n");
        letter("wander", "Jörg <joerg@example.de>", "Hütten", "9 Jul 2026", "Die Hütten sind im Sommer offen.\n");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void letter(String list, String from, String subject, String day, String text) {
        var count = town.posts(list).size();
        town.send("someone@example.net", list + "@lists.example.org", """
                From: %s
                Subject: %s
                Message-ID: <%s.%s@example.net>
                Date: %s 10:00:00 +0000
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s""".formatted(
                        from, subject, list, count, day, text));
        town.awaitPosts(list, count + 1);
    }

    private Browser loggedIn(String address) {
        var browser = new Browser(town.app().webPort());
        var before = links(address).size();
        browser.post("/login", "key", browser.get("/login").field("key"), "to", "/", "address", address);
        Awaitility.await().until(() -> links(address).size() > before);
        var link = links(address).getLast();
        var page = browser.get(link);
        assertThat(browser.post(link, "key", page.field("key"), "to", "/").status())
                .isEqualTo(303);
        return browser;
    }

    private List<String> links(String address) {
        return town.postbox.of(address).stream()
                .filter(got -> got.header("Subject").contains("Your link"))
                .map(got -> {
                    var link = Pattern.compile("https://lists\\.example\\.org(/login/\\S+)")
                            .matcher(Reading.read(got.bytes()).text());
                    assertThat(link.find()).isTrue();
                    return link.group(1);
                })
                .toList();
    }

    private static Browser.Page search(Browser browser, String where, String words) {
        var page = browser.get(where + "/search?q=" + URLEncoder.encode(words, UTF_8));
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    private static List<String> found(Browser.Page page) {
        return Jsoup.parse(page.text()).select(".hits a").eachAttr("href");
    }

    private static List<String> found(Browser browser, String where, String words) {
        return found(search(browser, where, words));
    }

    private void awaitFound(Browser browser, String where, String words, String... paths) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(found(browser, where, words)).containsExactlyInAnyOrder(paths));
    }

    private Browser ann() {
        var ann = loggedIn("ann@example.net");
        awaitFound(ann, "/walkers", "lovely", "/walkers/2");
        return ann;
    }

    @Test
    void a_member_finds_a_post_by_two_of_its_words() {
        var ann = ann();
        assertThat(ann.get("/walkers").text()).contains("action=\"/walkers/search\"");

        var page = search(ann, "/walkers", "boots mill");

        assertThat(found(page)).containsExactly("/walkers/1");
        Document html = Jsoup.parse(page.text());
        assertThat(html.select(".hits mark").eachText()).containsExactly("mill", "boots");
        assertThat(html.select(".hits").text()).contains("Lunch", "Ann Bell, Sunday 6 July 2025, 11:00");
        assertThat(html.select("main").text()).contains("1 post");
        assertThat(ann.get("/walkers/1").text()).contains("Shall we walk");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(page.header("Cache-Control")).contains("private");
        assertThat(page.text())
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("<script");
    }

    @Test
    void what_is_typed_is_understood() {
        var ann = ann();
        for (var row : """
            MILL boots                  | 1
            boots  mill                 | 1
            boots lovely                | -
            "on sunday"                 | 1
            "sunday on"                 | -
            “walk to the mill”          | 1
            walks                       | 1 2
            cafe                        | 1
            CAFÉ gardens                | 1
            gard*                       | 1
            ruth                        | 2
            from:ruth                   | 2
            from:"hill ruth" lovely     | 2
            from:ann                    | 1
            from:bob                    | -
            lunch                       | 1 2
            in:2025                     | 1
            lunch in:2026-07            | 2
            since:2026-07-08            | 2
            until:2025-07-06            | 1
            until:2025-07-05            | -
            rain AND boots              | 1
            rain,boots!                 | 1
            """.lines().toList()) {
            var typed = row.substring(0, row.indexOf('|')).strip();
            var paths = List.of(row.substring(row.indexOf('|') + 1).strip().split(" ")).stream()
                    .filter(number -> !number.equals("-"))
                    .map(number -> "/walkers/" + number)
                    .toList();
            assertThat(found(ann, "/walkers", typed)).as(row).containsExactlyInAnyOrderElementsOf(paths);
        }
    }

    @Test
    void nothing_that_is_typed_is_a_mistake() {
        var ann = ann();
        for (var typed : List.of(
                "",
                " ",
                "*",
                "\"",
                "\"\"",
                "a*",
                "from:",
                "in:",
                "in:soon",
                "since:2026-02-31",
                "(a OR",
                "a~2^3 [1 TO 2}",
                "\\",
                "-",
                "+ - ! ~",
                "text.en:mill",
                "\u0000x",
                "<script>alert(1)</script>",
                "a:b:c",
                "\ud83d\ude42",
                "%zz",
                "mill* boo* \"rain in\" from:\"x",
                "http://example.org/?a=b&c",
                "..",
                "١٢٣",
                "walk\u0301"))
            assertThat(search(ann, "/walkers", typed).text())
                    .as(typed)
                    .contains("Words to look for")
                    .doesNotContain("<script");
    }

    @Test
    void long_questions_are_cut_with_a_word_about_it() {
        var ann = ann();
        assertThat(search(ann, "/walkers", "mill ".repeat(60)).text()).contains("Only the first 200 letters");
        assertThat(search(ann, "/walkers", "ab ".repeat(20)).text()).contains("Only the first 12 words");
        assertThat(search(ann, "/walkers", "in:soon mill").text()).contains("did not understand the time");
        assertThat(ann.get("/walkers/search?q=mill&page=51").status()).isEqualTo(404);
        assertThat(ann.get("/walkers/search?q=mill&page=x").status()).isEqualTo(404);
    }

    @Test
    void the_form_asks_for_people_and_days_too() {
        var ann = ann();
        assertThat(found(ann.get("/walkers/search?q=lunch&from=ruth&since=2026-01-01&until=2026-12-31")))
                .containsExactly("/walkers/2");
        var newest = ann.get("/walkers/search?q=lunch&order=new");
        assertThat(found(newest)).containsExactly("/walkers/2", "/walkers/1");
        assertThat(newest.text()).contains("Best results first");
    }

    @Test
    void what_was_quoted_is_not_found_once_more_and_no_address_is_found_or_shown() {
        var ann = ann();
        assertThat(found(ann, "/walkers", "garden")).containsExactly("/walkers/1");

        var page = search(ann, "/walkers", "lovely write");
        assertThat(found(page)).containsExactly("/walkers/2");
        assertThat(page.text()).contains("[address hidden]").doesNotContain("ruth.mill", "@example");
        for (var words : List.of("ruth.mill", "example", "ruth.mill@example.org", "hidden"))
            assertThat(found(ann, "/walkers", words)).as(words).isEmpty();
    }

    @Test
    void who_is_not_on_a_list_learns_nothing_of_it() {
        var ann = ann();
        var bob = loggedIn("bob@example.com");
        var stranger = new Browser(town.app().webPort());

        assertThat(bob.get("/walkers/search?q=mill").status()).isEqualTo(404);
        assertThat(stranger.get("/walkers/search?q=mill").status()).isEqualTo(403);
        awaitFound(bob, "", "mill", "/rowers/1");
        awaitFound(ann, "", "mill", "/walkers/1");
        assertThat(search(bob, "", "mill").text())
                .contains("1 post", "in Rowers")
                .doesNotContain("walkers");
        awaitFound(stranger, "", "hütte", "/wander/1");
        assertThat(found(stranger, "", "mill")).isEmpty();
    }

    @Test
    void hits_vanish_with_their_list() {
        var ann = ann();
        town.closes("walkers");

        assertThat(found(ann, "", "mill")).isEmpty();
        assertThat(ann.get("/walkers/search?q=mill").status()).isEqualTo(404);

        town.changes("walkers", "title = \"Walkers\"\n");
        awaitFound(ann, "", "mill", "/walkers/1");
    }

    @Test
    void words_meet_in_the_language_of_their_list() {
        var browser = new Browser(town.app().webPort());
        awaitFound(browser, "/wander", "hutte", "/wander/1");
        assertThat(found(browser, "/wander", "Hütte sommer")).containsExactly("/wander/1");
        assertThat(found(browser, "/wander", "jorg")).containsExactly("/wander/1");
    }

    private Path index() {
        return folder.resolve("data/search");
    }

    private Terminal.Screen run(String... words) {
        return new Terminal(folder.resolve("config")).run(words);
    }

    @Test
    void an_index_that_is_missing_or_broken_is_made_anew_by_itself() throws IOException {
        ann();
        town.restart();
        ann();
        town.app().close();
        delete(index());
        town.restart();
        ann();
        town.app().close();
        spoil();
        town.restart();
        ann();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
    }

    /// In the middle of the largest file, where nothing but a checksum tells.
    private void spoil() throws IOException {
        try (var files = Files.list(index())) {
            var largest = files.max((a, b) -> Long.compare(size(a), size(b))).orElseThrow();
            var bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(largest, bytes);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_index_that_knows_more_than_a_restored_database_is_made_anew() throws IOException {
        ann();
        town.app().close();
        var data = folder.resolve("data/letterboard.mv.db");
        var copy = Files.readAllBytes(data);
        town.restart();
        letter("walkers", "Ruth Hill <ruth@example.org>", "Later", "9 Jul 2026", "A lighthouse.\n");
        var ann = ann();
        awaitFound(ann, "/walkers", "lighthouse", "/walkers/3");

        town.app().close();
        Files.write(data, copy);
        town.restart();
        letter("walkers", "Ruth Hill <ruth@example.org>", "Other", "9 Jul 2026", "A windmill.\n");
        ann = loggedIn("ann@example.net");
        awaitFound(ann, "/walkers", "windmill", "/walkers/3");
        assertThat(found(ann, "/walkers", "lighthouse")).isEmpty();
    }

    @Test
    void an_administrator_has_the_index_made_anew() {
        var ann = ann();

        var screen = run("search", "rebuild", "--list", "walkers");
        assertThat(screen.err()).isEmpty();
        assertThat(screen.code()).isZero();
        assertThat(screen.lines()).last().isEqualTo("The search index of walkers is made anew: 2 posts.");
        assertThat(found(ann, "/walkers", "lovely")).containsExactly("/walkers/2");

        assertThat(run("search", "rebuild").lines()).last().isEqualTo("The search index is made anew: 4 posts.");
        assertThat(found(ann, "/walkers", "lovely")).containsExactly("/walkers/2");
        assertThat(run("search", "rebuild", "--list", "walker").err()).contains("did you mean walkers?");

        town.app().close();
        assertThat(run("search", "rebuild").lines()).last().isEqualTo("The search index is made anew: 4 posts.");
        town.restart();
        ann();
    }
}
