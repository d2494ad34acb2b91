package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.board.Post;
import org.letterboard.inbox.Sources;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.Reading;

/// Archives of real lists come in, go out, and come in elsewhere: the same posts in the same topics. One of them here;
/// `-Dletterboard.archives=all` takes all four.
class ArchivesTest {
    private static final Path MAIL = Path.of("../shared/corpora");
    private static final String PAGES = "imagej_pipermail_dev";
    /// What the corpora's answers count: folder, messages.
    private static final Map<String, Integer> ARCHIVES = new TreeMap<>(
            Map.of("usrp_users_dev/eml", 823, "open_iscsi_dev/eml", 527, PAGES, 1333, "spamassassin_lists", 997));
    private static final boolean ALL = "all".equals(System.getProperty("letterboard.archives"));

    @TempDir
    Path folder;

    @Test
    void real_archives_come_in_go_out_and_come_in_elsewhere() throws IOException {
        if (!Files.isDirectory(MAIL)) System.out.println("skipped: " + MAIL + " is not here");
        Assumptions.assumeTrue(Files.isDirectory(MAIL));
        try (var here = Town.with(folder.resolve("here"), Clock.systemUTC(), lists());
                var there = Town.with(folder.resolve("there"), Clock.systemUTC(), lists())) {
            for (var archive : ARCHIVES.entrySet()) {
                if (!ALL && !archive.getKey().equals(PAGES)) continue;
                var list = name(archive.getKey());
                var came = bring(here, "here", list, MAIL.resolve(archive.getKey()));
                assertThat(came.get("found")).isEqualTo(archive.getValue());
                assertThat(came.get("named")).isZero();

                var file = folder.resolve(list + ".mbox");
                var out = terminal("here").run("export", "--list", list, "--to", file.toString());
                assertThat(out.code()).isZero();
                var went = bring(there, "there", list, file);

                assertThat(went.get("posts")).isEqualTo(came.get("posts"));
                assertThat(went.get("duplicates")).isZero();
                assertThat(topics(there, list)).isEqualTo(topics(here, list));
                assertThat(bring(here, "here", list, file).get("posts")).isZero();
                if (archive.getKey().equals(PAGES)) checkPages(here, list);
            }
        }
    }

    private static String[] lists() {
        return ARCHIVES.keySet().stream()
                .flatMap(archive -> Stream.of(name(archive), ""))
                .toArray(String[]::new);
    }

    private static String name(String archive) {
        return archive.substring(0, archive.indexOf('_'));
    }

    private Terminal terminal(String town) {
        return new Terminal(folder.resolve(town).resolve("config"));
    }

    /// What the command says that it found, as numbers.
    private Map<String, Integer> bring(Town town, String where, String list, Path from) throws IOException {
        var begin = System.nanoTime();
        var screen = terminal(where).run("import", "--list", list, from.toString());
        var seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(screen.err()).isEmpty();
        assertThat(screen.code()).isZero();
        var counts = Map.of(
                "found", count(screen.out(), "messages? found"),
                "posts", count(screen.out(), "new posts?"),
                "duplicates", count(screen.out(), "duplicates?"),
                "named", count(screen.out(), "not imported"));
        System.out.printf("%s from %s: %s in %.2f s%n", list, from.getFileName(), new TreeMap<>(counts), seconds);
        assertThat(counts.get("posts") + counts.get("duplicates") + counts.get("named"))
                .isEqualTo(counts.get("found"));
        assertThat(town.topics(list).stream().mapToInt(topic -> topic.posts()).sum())
                .isEqualTo(town.posts(list).size());
        return counts;
    }

    private static int count(String text, String what) {
        var found = Pattern.compile("([\\d,]+)\\s+" + what).matcher(text);
        return found.find() ? Integer.parseInt(found.group(1).replace(",", "")) : -1;
    }

    /// The topics as sets of what came in, byte for byte.
    private static Set<Set<String>> topics(Town town, String list) {
        return town.topics(list).stream()
                .map(topic -> town.posts(topic).stream()
                        .map(post -> town.app().database().read(h -> Sources.read(h, post.sourceId())))
                        .map(ArchivesTest::ended)
                        .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    /// A file of lines gives every message an end of its last one.
    private static String ended(byte[] bytes) {
        var text = new String(bytes, ISO_8859_1);
        return text.endsWith("\n") ? text : text + "\n";
    }

    /// Pipermail's own pages say who wrote what. Below whom they put it is no measure: they go three answers deep,
    /// begin
    /// anew each month, and join what has one subject. So each stands below the one that it names, if that is here.
    private static void checkPages(Town town, String list) throws IOException {
        var posts = town.posts(list).stream()
                .filter(post -> post.messageId() != null)
                .collect(Collectors.toMap(post -> post.messageId(), post -> post, (one, _) -> one));
        List<Path> answers;
        try (var files = Files.list(MAIL.resolve(PAGES))) {
            answers = files.filter(file -> file.toString().endsWith(".expected.json"))
                    .toList();
        }
        var other = 0;
        for (var file : answers)
            for (var message :
                    JsonMapper.builder().build().readTree(file.toFile()).path("list")) {
                var post = posts.get(message.path("message_id").asText());
                // Pipermail shows an address where there is no name; we do not.
                var author = message.path("author").asText();
                if (post == null || (!author.contains(" at ") && !post.author().equals(author))) other++;
            }
        assertThat(other).as("authors that Pipermail calls otherwise").isZero();
        assertThat(posts.values().stream().map(Post::author)).noneMatch(author -> author.contains(" at "));
        checkParents(town, list, posts);
    }

    private static void checkParents(Town town, String list, Map<String, Post> posts) {
        var answering = posts.values().stream()
                .filter(post -> named(town, post).filter(posts::containsKey).isPresent())
                .toList();
        var right = answering.stream()
                .filter(post -> above(town, post).equals(named(town, post)))
                .count();
        System.out.printf("%s: of %d that name one that is here %d stand below it%n", list, answering.size(), right);
        assertThat(right).isGreaterThan(answering.size() * 98L / 100);
    }

    private static Optional<String> named(Town town, Post post) {
        var source = town.app().database().read(h -> Sources.read(h, post.sourceId()));
        return Reading.head(RawMessage.of(source)).inReplyTo().stream().findFirst();
    }

    private static Optional<String> above(Town town, Post post) {
        return town.app().database().read(h -> town.app().board().above(h, post, 1)).stream()
                .map(Post::messageId)
                .findFirst();
    }
}
