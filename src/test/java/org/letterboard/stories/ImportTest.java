package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letterboard.inbox.MailId;
import org.letterboard.lists.Delivery;
import org.letterboard.stories.Terminal.Screen;

/// An administrator brings the years before along, and can take everything away again.
class ImportTest {
    static final String LUNCH = """
            From ann@example.net Mon Nov 23 10:00:00 2009
            From: Ann Bell <ann@example.net>
            Subject: Lunch on Sunday?
            Message-ID: <lunch@example.net>
            Date: Mon, 23 Nov 2009 11:00:00 +0100

            Shall we meet at the mill?
            >From there we walk.

            """;
    private static final String YES = """
            From bob at example.com  Mon Nov 23 11:00:00 2009
            From: bob at example.com (Bob Stone)
            Subject: Re: Lunch on Sunday?
            Message-ID: <yes@example.com>
            In-Reply-To: <lunch@example.net>
            Date: Mon, 23 Nov 2009 12:00:00 +0100

            Gladly.

            """;
    private static final String LEAVE = """
            From carla@example.com Tue Nov 24 09:00:00 2009
            From: Carla <carla@example.com>
            Subject: unsubscribe
            Date: Thu, 01 Jan 1970 00:00:00 +0000

            Please take me off this list.

            """;
    private static final String AWAY = """
            From MAILER-DAEMON Wed Nov 25 09:00:00 2009
            From: Dora <dora@example.com>
            Subject: Out of office
            Auto-Submitted: auto-replied
            Message-ID: <away@example.com>

            I am away.

            """;

    @TempDir
    Path folder;

    private Town town;
    private Terminal terminal;

    @BeforeEach
    void open() {
        town = Town.with(
                folder,
                Clock.systemUTC(),
                "walkers",
                "archive = \"public\"\nposting = \"moderators\"\nmoderators = [\"ruth@example.org\"]",
                "rowers",
                "");
        town.members("walkers", "reader@example.com");
        town.members("walkers", Delivery.DAILY, "digests@example.com");
        terminal = new Terminal(folder.resolve("config"));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String file(String name, String text) {
        try {
            var file = folder.resolve("archive").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(ISO_8859_1));
            return file.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Screen bring(String... files) {
        var words = new java.util.ArrayList<>(List.of("import", "--list", "walkers"));
        words.addAll(List.of(files));
        return terminal.run(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_archive_stands_on_the_board_and_goes_to_nobody(boolean alone) {
        var archive = file("walkers.mbox", LUNCH + YES + LEAVE + AWAY);
        if (alone) town.app().close();

        var screen = bring(archive);

        assertThat(screen.err()).isEmpty();
        assertThat(screen.code()).isZero();
        assertThat(screen.out())
                .contains("100 %  4 messages")
                .contains("4 messages found:\n          4  new posts\n          0  duplicates");
        if (alone) town.restart();
        var posts = town.posts("walkers");
        assertThat(posts).hasSize(4);
        assertThat(town.topics("walkers")).hasSize(3);
        assertThat(posts.get(0).author()).isEqualTo("Ann Bell");
        assertThat(posts.get(0).written()).isEqualTo(Instant.parse("2009-11-23T10:00:00Z"));
        assertThat(posts.get(1).author()).isEqualTo("Bob Stone");
        // A clock that was never set, and no Date at all: when it came in, then.
        assertThat(posts.get(2).written()).isEqualTo(Instant.parse("2009-11-24T09:00:00Z"));
        assertThat(posts.get(3).written()).isEqualTo(Instant.parse("2009-11-25T09:00:00Z"));
        assertThat(terminal.run("lists").out()).contains("posts    4");

        town.settle();
        assertThat(town.postbox.all())
                .noneMatch(got -> got.header("Subject").matches("(?s).*(Lunch|unsubscribe|office).*"));
        assertThat(terminal.run("held").out()).contains("Nothing is held");
        var why = terminal.run("why", "<yes@example.com>").out();
        assertThat(why).contains("imported to walkers as #2", "from walkers.mbox, message 2 at byte " + LUNCH.length());
        terminal.run("digests", "run", "--list", "walkers");
        town.settle();
        assertThat(town.postbox.of("digests@example.com")).isEmpty();
        assertThat(new Browser(town.app().webPort()).get("/walkers").text())
                .contains("Lunch on Sunday?", "unsubscribe", "2009");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        // Two that say the same are one; one of them has no id.
        var archive = file("walkers.mbox", LUNCH + LEAVE + LUNCH + LEAVE);
        assertThat(bring(archive).out()).contains("4 messages found:\n          2  new posts\n          2  duplicates");

        var again = bring(archive);

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("          0  new posts\n          4  duplicates", "Nothing new");
        // Line ends and empty lines at the end are nobody's words.
        assertThat(bring(file("dos.mbox", (LUNCH + "\n\n" + LEAVE).replace("\n", "\r\n")))
                        .out())
                .contains("          0  new posts\n          2  duplicates");
        assertThat(town.posts("walkers")).hasSize(2);
        assertThat(sources()).isEqualTo(2);
    }

    private int sources() {
        return town.app()
                .database()
                .read(h -> h.select("select count(*) from inbox where door = 'import'")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void one_id_with_other_words_is_a_post_of_its_own() {
        var other = LUNCH.replace("at the mill", "by the river");

        assertThat(bring(file("a.mbox", LUNCH + other)).out()).contains("2  new posts");
        assertThat(bring(file("a.mbox", LUNCH + other)).out()).contains("2  duplicates");
    }

    @Test
    void live_mail_and_the_archive_find_each_other() {
        town.changes("walkers", "archive = \"public\"\nposting = \"anyone\"");
        town.send("ann@example.net", "walkers@lists.example.org", unquoted(LUNCH));
        town.awaitPosts("walkers", 1);
        town.postbox.awaitOne("reader@example.com", "Lunch on Sunday?");

        assertThat(bring(file("a.mbox", LUNCH + YES)).out()).contains("1  new post\n", "1  duplicate,");
        var late = YES.replace("yes@example.com", "late@example.com").replace("Gladly", "Gladly, too");
        town.send("bob@example.com", "walkers@lists.example.org", unquoted(late));
        town.awaitPosts("walkers", 3);

        assertThat(town.topics("walkers")).hasSize(1);
        assertThat(town.topics("walkers").getFirst().posts()).isEqualTo(3);
        assertThat(terminal.run("topics", "--list", "walkers").out()).contains("3 posts");
        // What we had sent on is no new message when it comes back in a mailbox.
        var copy = new String(town.postbox.of("reader@example.com").getFirst().bytes(), UTF_8);
        assertThat(bring(file("copy.mbox", "From x@example.com Mon Nov 23 10:00:00 2009\n" + copy))
                        .out())
                .contains("1  duplicate,");
    }

    private static String unquoted(String inFile) {
        return inFile.substring(inFile.indexOf('\n') + 1)
                        .replace("\n>From", "\nFrom")
                        .stripTrailing() + "\n";
    }

    @Test
    void what_cannot_be_a_post_is_named_with_its_place() {
        town.changes("walkers", "");
        var large = LUNCH.replace("lunch@", "large@").replace("Shall", "x".repeat(40_000_000) + "\nShall");

        var screen = bring(file("a.mbox", YES + large + LEAVE));

        assertThat(screen.code()).isZero();
        assertThat(screen.out())
                .contains(
                        "Not imported: a.mbox, message 2 at byte " + YES.length() + ": it is larger than smtp.max-size")
                .contains("3 messages found:\n          2  new posts\n          0  duplicates, on the list already\n"
                        + "          1  not imported, named above");
    }

    @Test
    void folders_are_read_in_the_order_of_their_months() {
        file("2009-November.txt", LUNCH + YES);
        file("2009-December.txt", LEAVE.replace("Nov", "Dec"));
        file("notes.txt", "Not mail.\n");
        file("saved/one.eml", unquoted(AWAY));

        var screen = bring(folder.resolve("archive").toString());

        assertThat(screen.code()).isZero();
        assertThat(screen.out()).contains("Left out, since they are no mail: ", "notes.txt", "4  new posts");
        assertThat(town.posts("walkers").stream()
                        .sorted(java.util.Comparator.comparingLong(p -> p.number()))
                        .map(p -> p.subject()))
                .containsExactly("Out of office", "Lunch on Sunday?", "Re: Lunch on Sunday?", "unsubscribe");
    }

    @Test
    void files_that_are_no_archive_are_refused_before_anything_begins() {
        var good = file("a.mbox", LUNCH);
        var notes = file("notes.txt", "Not mail.\n");

        var screen = bring(good, notes, folder.resolve("nowhere").toString());

        assertThat(screen.code()).isEqualTo(1);
        assertThat(screen.err())
                .contains("notes.txt: it is no mbox file", "nowhere: there is no such file", "Nothing was imported.");
        assertThat(town.posts("walkers")).isEmpty();
        assertThat(bring().code()).isEqualTo(2);
        assertThat(terminal.run("import", "--list", "wakers", good).err()).contains("did you mean walkers?");
        assertThat(bring("--finish").err()).contains("nothing to finish");
        assertThat(bring(file("empty.mbox", "")).out()).contains("0 messages found");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_export_is_byte_for_byte_what_came_in(boolean alone) throws IOException {
        var archive = LUNCH + YES.replace("bob at example.com  Mon", "bob@example.com Mon") + AWAY;
        bring(file("a.mbox", archive));
        if (alone) town.app().close();

        var screen = terminal.run("export", "--list", "walkers");
        var to = terminal.run(
                "export",
                "--list",
                "walkers",
                "--to",
                folder.resolve("out.mbox").toString());

        assertThat(screen.code()).isZero();
        assertThat(screen.out()).isEqualTo(archive);
        assertThat(screen.err()).isEqualTo("3 posts of walkers exported.\n");
        assertThat(to.out()).isEqualTo("3 posts of walkers exported.\n");
        assertThat(folder.resolve("out.mbox")).hasContent(archive);
        assertThat(folder.resolve("out.mbox.part")).doesNotExist();
        if (alone) town.restart();
    }

    @Test
    void a_live_list_moves_with_its_topics() throws IOException {
        town.changes("walkers", "posting = \"anyone\"");
        town.send("ann@example.net", "walkers@lists.example.org", unquoted(LUNCH));
        var copy = town.postbox.awaitOne("reader@example.com", "Lunch on Sunday?");
        // Whoever answers answers what we had sent, under our id.
        town.send(
                "reader@example.com",
                "walkers@lists.example.org",
                Letters.from("reader@example.com")
                        .subject("Re: Lunch on Sunday?")
                        .replyTo(copy.header("Message-ID"))
                        .text("Gladly."));
        town.awaitPosts("walkers", 2);
        var exported = terminal.run("export", "--list", "walkers");
        assertThat(exported.out())
                .startsWith("From ann@example.net ")
                .contains(copy.header("Message-ID") + "\n")
                .contains("\r\n>From there we walk.\r\n");

        var elsewhere = folder.resolve("elsewhere");
        try (var other = Town.with(elsewhere, Clock.systemUTC(), "walkers", "")) {
            var screen = new Terminal(elsewhere.resolve("config"))
                    .run("import", "--list", "walkers", file("export.mbox", exported.out()));
            assertThat(screen.out()).contains("2  new posts");
            assertThat(other.topics("walkers")).hasSize(1);
            assertThat(other.posts("walkers").stream().map(p -> Town.latin(source(other, p.sourceId()))))
                    .containsExactlyElementsOf(town.posts("walkers").stream()
                            .map(p -> Town.latin(source(town, p.sourceId())))
                            .toList());
        }
    }

    private static byte[] source(Town town, long source) {
        return town.app().database().read(h -> org.letterboard.inbox.Sources.read(h, source));
    }

    @Test
    void a_full_disk_stops_it_and_it_goes_on_with_room() throws IOException {
        var archive = file("a.mbox", LUNCH + YES);
        var settings = folder.resolve("config/letterboard.toml");
        Files.writeString(settings, Files.readString(settings).replace("\"1MB\"", "\"1024GB\""));
        town.changes("walkers", "archive = \"public\"");

        var full = bring(archive);

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("the disk is full", "the same command goes on");
        town.takeOver();
        assertThat(bring(file("b.mbox", LUNCH)).err()).contains("was broken off", "a.mbox", "--finish");
        assertThat(bring(archive).out()).contains("was broken off before", "2  new posts");
        assertThat(MailId.text(town.posts("walkers").getFirst().inboxId())).isNotEmpty();
    }
}
