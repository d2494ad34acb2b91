package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.board.Imports;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.reading.Reading;
import org.letterboard.threading.ReplyOrder;

/// An administrator joins and splits topics, since people press Reply for something new, and write anew to go on.
class TopicsTest {
    private static final String PUBLIC = "archive = \"public\"\nposting = \"anyone\"\n";

    @TempDir
    Path folder;

    private Dora dora;
    private Town town;
    private Terminal terminal;

    @BeforeEach
    void a_list_with_a_public_board() {
        dora = new Dora(folder, PUBLIC);
        town = dora.town;
        terminal = new Terminal(folder.resolve("config"));
    }

    @AfterEach
    void close() {
        dora.close();
    }

    private void writes(String who, String subject, int number, int... above) {
        var references = IntStream.of(above).mapToObj(each -> "<" + each + "@example.net>");
        dora.post(
                who,
                who.toLowerCase(Locale.ROOT) + "@example.net",
                subject,
                Integer.toString(number),
                above.length == 0 ? null : references.collect(joining(" ")),
                who + " writes number" + number + ".");
    }

    /// Petra presses Reply in 2 to tell of her photos.
    private void aTopicInATopic() {
        writes("Ann", "Lunch", 1);
        writes("Drew", "Re: Lunch", 2, 1);
        writes("Petra", "My photos", 3, 1, 2);
        writes("Ann", "Re: My photos", 4, 1, 2, 3);
    }

    private Topic topicOf(long number) {
        var post = post(number);
        return town.topics("walkers").stream()
                .filter(topic -> topic.id() == post.topicId())
                .findFirst()
                .orElseThrow();
    }

    private Post post(long number) {
        return town.posts("walkers").stream()
                .filter(post -> post.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /// The topics as people read them: `Lunch: 1 .2 ..3`.
    private List<String> board() {
        return town.topics("walkers").stream()
                .map(topic -> topic.subject() + ": "
                        + town.app().database().read(h -> town.app().board().outline(h, topic.id())).stream()
                                .map(TopicsTest::place)
                                .collect(joining(" ")))
                .toList();
    }

    private static String place(ReplyOrder.Line line) {
        return ".".repeat(line.depth()) + line.entry().number();
    }

    private Terminal.Screen topics(String... words) {
        return terminal.run(
                Stream.concat(Stream.of("topics"), Stream.concat(Stream.of(words), Stream.of("--list", "walkers")))
                        .toArray(String[]::new));
    }

    @Test
    void a_letter_and_what_is_below_it_become_a_topic_and_answers_follow() {
        aTopicInATopic();
        var lunch = topicOf(1);

        var said = topics("split", "3");

        assertThat(said.err()).isEmpty();
        var photos = topicOf(3);
        assertThat(said.lines())
                .containsExactly(
                        "2 posts are now in topic " + photos.id() + ", \"My photos\", which has 2 posts.",
                        "What was left is topic " + lunch.id() + ", \"Lunch\", which has 2 posts.");
        assertThat(board()).containsExactly("Lunch: 1 .2", "My photos: 3 .4");
        assertThat(topicOf(1).lastNumber()).isEqualTo(2);
        assertThat(photos.lastNumber()).isEqualTo(4);

        // Their mail programs name everything that was above.
        writes("Drew", "Re: My photos", 5, 1, 2, 3, 4);
        writes("Drew", "Re: Lunch", 6, 1, 2);
        writes("Ann", "Re: Lunch", 7, 99, 1, 3);
        assertThat(board()).containsExactly("Lunch: 1 .2 ..6", "My photos: 3 .4 ..5 .7");
        assertThat(terminal.run("why", "4@example.net").out())
                .contains(
                        "an administrator made topic " + photos.id() + " of walkers of #3 and what is below it, apart"
                                + " from topic " + lunch.id(),
                        "On the board: #4 of walkers, in topic " + photos.id());
        assertThat(terminal.run("why", "2@example.net").out()).doesNotContain("an administrator");
    }

    @Test
    void pages_and_search_follow() {
        aTopicInATopic();
        var browser = new Browser(town.app().webPort());
        var old = "/walkers/topic/" + topicOf(1).id();
        var before = browser.get(old);
        assertThat(before.text()).contains("number4");
        awaitFound(browser, "number4", "Lunch");

        topics("split", "3");

        var after = browser.get(old, "If-None-Match", before.header("ETag"));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("number2").doesNotContain("number3", "number4");
        var made = "/walkers/topic/" + topicOf(3).id();
        assertThat(browser.get("/walkers/4").text()).contains(made + "#p4");
        awaitFound(browser, "number4", "My photos");

        topics("join", "2", "4");

        assertThat(browser.get(made).status()).isEqualTo(301);
        assertThat(browser.get(made).header("Location")).isEqualTo(old);
        assertThat(browser.get(old).text()).isEqualTo(before.text());
        awaitFound(browser, "number4", "Lunch");
    }

    /// The topic's subject is the line that a hit bears.
    private static void awaitFound(Browser browser, String word, String topic) {
        Awaitility.await().untilAsserted(() -> {
            var page = browser.get("/walkers/search?q=" + URLEncoder.encode(word, UTF_8));
            assertThat(Jsoup.parse(page.text()).select(".hits a").eachText()).containsExactly(topic);
        });
    }

    @Test
    void two_letters_that_nobody_tied_together_are_joined_and_answers_follow() {
        writes("Ann", "Lunch", 1);
        writes("Drew", "Soup or bread", 2);
        writes("Ann", "Re: Soup or bread", 3, 2);
        var lunch = topicOf(1);
        var soup = topicOf(2);

        var said = topics("join", "1", "#3");

        assertThat(said.lines())
                .containsExactly(
                        "2 posts are now in topic " + lunch.id() + ", \"Lunch\", which has 3 posts.",
                        "The address of topic " + soup.id() + ", \"Soup or bread\" leads there.");
        writes("Petra", "Re: Soup or bread", 4, 2, 3);
        assertThat(board()).containsExactly("Lunch: 1 2 .3 ..4");
        assertThat(terminal.run("why", "3@example.net").out())
                .contains("an administrator joined topic " + soup.id() + " into topic " + lunch.id() + " of walkers");

        topics("split", "2");
        assertThat(board()).containsExactly("Lunch: 1", "Soup or bread: 2 .3 ..4");
    }

    @Test
    void the_larger_part_may_go_and_the_rest_is_called_after_what_is_left() {
        aTopicInATopic();
        topics("split", "3");
        topics("split", "4");
        assertThat(board()).containsExactly("Lunch: 1 .2", "My photos: 3", "Re: My photos: 4");
        writes("Drew", "Re: My photos", 5, 1, 2, 3, 4);
        assertThat(topics("join", "4", "1").code()).isZero();
        assertThat(board()).containsExactly("My photos: 3", "Re: My photos: 1 .2 4 .5");

        assertThat(topics("join", "3", "4").code()).isZero();

        // Each stands where it stood.
        assertThat(board()).containsExactly("My photos: 1 .2 ..3 ...4 ....5");
        assertThat(topics("split", "2").code()).isZero();
        assertThat(board()).containsExactly("Lunch: 1", "Re: Lunch: 2 .3 ..4 ...5");
    }

    @Test
    void the_digest_and_its_answers_follow() {
        dora.post("Ann Bell", "ann@example.net", "Lunch", "lunch", null, "Shall we meet at the mill on Sunday?");
        dora.post("Drew", "drew@example.com", "Photos", "photos", "<lunch@example.net>", "They are lovely.");
        topics("split", "2");

        var digest = dora.digest("2 letters");

        var html = Reading.read(digest.bytes()).body().html();
        assertThat(Jsoup.parse(html).select("h2").eachText()).containsExactly("In this mail", "Lunch", "Photos");
        topics("join", "1", "2");
        dora.sends(
                digest,
                MailPrograms.gmail(
                        Dora.letter(digest),
                        "So they are.",
                        MailPrograms.part(MailPrograms.shown(digest), "2. Drew", "This is")));
        dora.isBelow(dora.answer(), "Drew");
        assertThat(board()).containsExactly("Lunch: 1 .2 ..3");
    }

    @Test
    void a_topic_to_which_an_import_brings_posts_stays_as_it_is_until_it_ends() {
        aTopicInATopic();
        writes("Ann", "Soup", 5);
        anImportIsBringing(4);
        var before = town.topics("walkers");

        assertThat(topics("split", "3").err())
                .contains("an import that has not ended brings posts to topic", "--finish");
        assertThat(topics("join", "5", "1").err()).contains("an import that has not ended brings posts to topic");
        assertThat(topics("split", "4").err()).contains("comes with an import that has not ended");
        assertThat(town.topics("walkers")).isEqualTo(before);

        assertThat(terminal.run("import", "--list", "walkers", "--finish").code())
                .isZero();
        assertThat(topics("split", "3").code()).isZero();
        assertThat(board()).containsExactly("Lunch: 1 .2", "Soup: 5", "My photos: 3 .4");
    }

    /// As if it was broken off when it had brought this post.
    private void anImportIsBringing(long number) {
        var topic = topicOf(number).id();
        var database = town.app().database();
        database.transact(tx -> {
            var run = new Imports(database, dora.clock)
                    .begin(tx, town.list("walkers").id(), "old.mbox", number - 1);
            tx.execute("update post set import_id = ? where number = ?", run.id(), number);
            tx.execute("update topic set posts = posts - 1, hidden = 1 where id = ?", topic);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # command | post | other | says
            join      | 1    | 4     | both posts are in topic
            join      | 1    | 77    | There is no post #77 on walkers; the last one is #4.
            join      | x    | 1     | "x" is not the number of a post (expected for example 15)
            join      | 1    | TOPIC | that is the number of a topic. Expected is that of one of its posts
            split     | 1    |       | begins with this post
            split     | 0    |       | There is no post #0 on walkers; it was taken away, or comes with
            split     | 5    |       | There is no post #5 on walkers; the last one is #4.
            split     | -1   |       | "-1" is not the number of a post
            """)
    void what_cannot_be_done_is_said_and_nothing_changes(String command, String post, String other, String says) {
        aTopicInATopic();
        var before = town.topics("walkers");
        var topic = Long.toString(topicOf(1).id());

        var said = other == null ? topics(command, post) : topics(command, post, other.replace("TOPIC", topic));

        assertThat(said.code()).isNotZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains(says);
        assertThat(town.topics("walkers")).isEqualTo(before);
        assertThat(terminal.run("why", "1@example.net").out()).doesNotContain("administrator");
    }
}
