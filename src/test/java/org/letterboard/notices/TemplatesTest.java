package org.letterboard.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    private static final Path SHIPPED = Path.of("templates/mail");

    // A token as they stand in our addresses and links.
    private static final String TOKEN = "a1b2c3d4e5f6g7h2a1b2c3d4e5f6g7h2";

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{ *(\\w+)|\\{% *(?:else)?if (?:not )?(\\w+)|for \\w+ in (\\w+)");

    /// Pages that others put in, and the digest, which has stories of its own.
    private static final List<String> PARTS = List.of("layout", "part-change", "digest");

    static Stream<String> names() throws IOException {
        try (var files = Files.list(SHIPPED.resolve("en"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("\\.(txt|html)$", ""))
                    .filter(name -> !PARTS.contains(name))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    /// Words as the rooms fill them in, with what makes a template take another way.
    private static List<Map<String, Object>> fillings() {
        var fillings = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 4; i++) {
            var words = new HashMap<String, Object>(Map.of(
                    "list", "Walkers",
                    "post", "walkers@lists.example.org",
                    "owner", "walkers-owner@lists.example.org",
                    "leave", "walkers-leave@lists.example.org",
                    "join", "walkers-join@lists.example.org",
                    "request", "walkers-request@lists.example.org",
                    "domain", "lists.example.org",
                    "example", "24 December",
                    "subject", "Lunch & a <b>walk</b>",
                    "link", "https://lists.example.org/login/" + TOKEN));
            words.putAll(Map.of(
                    "name", i == 0 ? "" : "Ann Bell",
                    "author", "Ann Bell (ann@example.net)",
                    "why", "it is one of their first posts",
                    "text", "Dear all,\nshall we meet?",
                    "files", i,
                    "time", "10:03",
                    "by", "ruth@example.org",
                    "reason", i == 1 ? "" : "Too private.",
                    "state", List.of("REJECTED", "APPROVED", "EXPIRED", "DONE").get(i),
                    "question", "Do you want to join Walkers?"));
            words.putAll(Map.of(
                    "minutes", 20,
                    "place", "Walkers",
                    "changes", "one\n- two",
                    "file", "en/held.txt",
                    "line", 3,
                    "what", "there is no such word",
                    "plain", i == 0));
            words.putAll(Map.of(
                    "how",
                    List.of("each", "daily", "weekly", "none").get(i),
                    "until",
                    i == 2 ? "24 December 2026" : "",
                    "paused",
                    i == 1 ? "24 December 2026" : "",
                    "bounced",
                    i == 1));
            words.putAll(ofHeldPostsAndDigests(i));
            fillings.add(words);
        }
        return fillings;
    }

    private static Map<String, Object> ofHeldPostsAndDigests(int i) {
        var letter = Map.of("number", 2, "author", "Ann Bell", "subject", "Lunch", "beginning", "Dear all");
        var words = new HashMap<String, Object>(Map.of(
                "undo", i > 0,
                "told", i > 0,
                "first", "peter@example.org",
                "attached", i > 0,
                "quoted", "Dear all,\nshall we meet?"));
        words.putAll(Map.of("count", i, "free", 612, "keep", 500, "folder", "/var/lib/letterboard"));
        words.putAll(Map.of("account", "walkers at home", "gateway", "north"));
        words.putAll(Map.of(
                "who",
                "Ann Bell",
                "since",
                "18 November",
                "days",
                5,
                "command",
                "letterboard members add walkers ann@example.net",
                "again",
                i == 1,
                "last",
                7,
                "others",
                i > 1,
                "letters",
                List.of(letter)));
        return words;
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_template_says_the_same_in_text_and_html(String name) throws IOException {
        var unknown = new TreeSet<>(variables(name));
        unknown.removeAll(fillings().getFirst().keySet());
        assertThat(unknown)
                .as("words that this test does not know: add them to fillings()")
                .isEmpty();

        var templates = new Templates(Path.of("nowhere"));
        for (var words : fillings()) {
            var written = templates.write("en", name, words);

            assertThat(written.mistakes()).isEmpty();
            assertThat(written.subject()).isNotBlank().doesNotContain(TOKEN, "{", "\n");
            assertThat(said(shown(String.valueOf(written.html())))).isEqualTo(said(written.text()));
        }
    }

    private static List<String> variables(String name) throws IOException {
        var files = Files.readString(SHIPPED.resolve("en/" + name + ".txt"))
                + Files.readString(SHIPPED.resolve("en/" + name + ".html"));
        return VARIABLE.matcher(files)
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)))
                .filter(variable ->
                        variable != null && !List.of("change", "letter").contains(variable))
                .toList();
    }

    private static String shown(String html) {
        return Jsoup.parse(html).select("p, li").stream()
                .map(element -> element.wholeText())
                .collect(Collectors.joining("\n"));
    }

    /// The words in their order; a list's marks are no words.
    private static String said(String text) {
        return text.lines()
                .map(line -> line.strip().replaceFirst("^- ", ""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("[\\s\u00a0]+", " ");
    }

    @Test
    void a_mistake_in_an_administrators_html_leaves_the_plain_text(@TempDir Path folder) throws IOException {
        write(folder, "help.txt", "Subject: Ours\n\nOur own words for {{ list }}.\n");
        write(
                folder,
                "help.html",
                "{% extends \"en/layout.html\" %}\n{% block body %}\n<p>{{ lits }}</p>\n{% endblock %}");
        var written = new Templates(folder).write("en", "help", fillings().getFirst());

        assertThat(written.subject()).isEqualTo("Ours");
        assertThat(written.text()).isEqualTo("Our own words for Walkers.\n");
        assertThat(written.html()).isNull();
        assertThat(written.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo("en/help.html");
            assertThat(mistake.line()).isEqualTo(3);
            assertThat(mistake.what()).contains("lits");
        });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_in_an_administrators_text_lets_the_shipped_pair_go_out(String text, int line) throws IOException {
        var folder = Files.createTempDirectory("templates");
        write(folder, "help.txt", text);
        write(folder, "help.html", "<p>ours</p>");
        var written = new Templates(folder).write("en", "help", fillings().getFirst());
        var shipped =
                new Templates(Path.of("nowhere")).write("en", "help", fillings().getFirst());

        assertThat(written.subject()).isEqualTo(shipped.subject());
        assertThat(written.text()).isEqualTo(shipped.text());
        assertThat(written.html()).isEqualTo(shipped.html());
        assertThat(written.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo("en/help.txt");
            assertThat(mistake.line()).isEqualTo(line);
        });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("Subject: x\n\n{{ lits }}\n", 3),
                Arguments.of("Subject: x\n\n{% if name %}\n{{ list }}\n", 5),
                Arguments.of("Subject: x\n\n{{ list\n", 4),
                Arguments.of("Hello\n\n{{ list }}\n", 1),
                Arguments.of("Subject:  \n\nHello\n", 1),
                Arguments.of("", 1),
                Arguments.of("Subject: x\n{% include \"en/help.txt\" %}\n", 0));
    }

    @Test
    void a_mistake_in_the_layout_is_said_by_the_layouts_name(@TempDir Path folder) throws IOException {
        write(folder, "layout.html", "<html>\n{{ nonsense }}\n{% block body %}{% endblock %}</html>");
        var written = new Templates(folder).write("en", "help", fillings().getFirst());

        assertThat(written.html()).isNull();
        assertThat(written.text()).contains("To write to everybody on Walkers");
        assertThat(written.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo("en/layout.html");
            assertThat(mistake.line()).isEqualTo(2);
        });
    }

    @Test
    void a_file_that_was_put_right_is_read_again(@TempDir Path folder) throws IOException {
        var templates = new Templates(folder);
        write(folder, "help.txt", "Subject: x\n\n{{ lits }}\n");
        assertThat(templates.write("en", "help", fillings().getFirst()).mistakes())
                .hasSize(1);

        write(folder, "help.txt", "Subject: x\n\n{{ list }}\n");
        assertThat(templates.write("en", "help", fillings().getFirst()).text()).isEqualTo("Walkers\n");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.writeString(folder.resolve("en").resolve(name), text);
    }
}
