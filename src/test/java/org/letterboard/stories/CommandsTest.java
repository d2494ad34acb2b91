package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letterboard.inbox.MailId;
import org.letterboard.stories.Terminal.Screen;

/// An administrator at work, beside a running gateway and without one.
class CommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LUNCH = """
            From: Ann Bell <ann@example.net>
            To: walkers@lists.example.org
            Subject: Lunch on Sunday?
            Message-ID: <lunch@example.net>
            Date: Mon, 23 Nov 2026 10:00:00 +0000

            Shall we meet at the mill?
            """;
    private static final String YES = """
            From: Bob <bob@example.com>
            To: walkers@lists.example.org
            Subject: Re: Lunch on Sunday?
            Message-ID: <yes@example.com>
            In-Reply-To: <lunch@example.net>
            Date: Mon, 23 Nov 2026 11:00:00 +0000

            Gladly.
            """;

    @TempDir
    Path folder;

    private Town town;
    private Terminal terminal;

    @BeforeEach
    void open() {
        town = Town.with(folder, Clock.systemUTC(), "walkers", "title = \"Walkers\"", "rowers", "");
        terminal = new Terminal(folder.resolve("config"));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Screen run(String... words) {
        return terminal.run(words);
    }

    private void nobodyServes(boolean yes) {
        if (yes) town.app().close();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /// Sends what stands above, and answers the id of the mail.
    private String lunch() {
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
        town.send("ann@example.net", "walkers@lists.example.org", LUNCH);
        town.awaitPosts("walkers", 1);
        return MailId.text(town.posts("walkers").getFirst().inboxId());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void people_are_added_listed_and_removed(boolean alone) {
        nobodyServes(alone);

        var added = run("members", "add", "walkers", "ann@example.org", "--name", "Ann Bell", "--delivery", "daily");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).isEqualTo("Ann Bell <ann@example.org> is on walkers now; delivery: daily.\n");
        assertThat(run("members", "add", "walkers", "bob@example.org").code()).isZero();

        var listed = run("members", "list", "walkers", "--json").lines();
        assertThat(listed).hasSize(2);
        var ann = json(listed.get(1));
        assertThat(ann.fieldNames()).toIterable().containsExactly("address", "name", "delivery", "since");
        assertThat(ann.get("address").asText()).isEqualTo("ann@example.org");
        assertThat(ann.get("name").asText()).isEqualTo("Ann Bell");
        assertThat(ann.get("delivery").asText()).isEqualTo("daily");
        assertThat(run("members", "list", "walkers").out()).contains("2 members", "Ann Bell <ann@example.org>  daily");

        assertThat(run("members", "remove", "walkers", "ANN@example.org").code())
                .isZero();
        var again = run("members", "remove", "walkers", "bobb@example.org");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("\"bobb@example.org\" is not on walkers; did you mean bob@example.org?\n");
        assertThat(run("members", "list", "walkers", "--json").lines()).hasSize(1);
    }

    @Test
    void who_is_on_the_list_already_keeps_the_delivery_that_they_chose() {
        run("members", "add", "walkers", "ann@example.org", "--delivery", "weekly");

        assertThat(run("members", "add", "walkers", "ann@example.org").out()).contains("nothing has changed");
        assertThat(run("members", "list", "walkers").out()).contains("weekly");
        assertThat(run("members", "add", "walkers", "ann@example.org", "--delivery", "none")
                        .out())
                .contains("delivery is now: none");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_file_of_people_is_imported_and_each_bad_line_is_named(boolean alone) throws IOException {
        nobodyServes(alone);
        var file = folder.resolve("people.csv");
        Files.writeString(
                file,
                "address,name,delivery\r\nzoë@example.org,\"Zoë, the \"\"Elder\"\"\",weekly\r\n\r\nbob(at)example.org,Bob\r\n"
                        + "cyd@example.org,Cyd,hourly\r\ndan@example.org\r\nx@lists.example.org,X,each\r\n",
                Charset.forName("windows-1252"));

        var imported = run("members", "import", "walkers", file.toString());

        assertThat(imported.code()).isEqualTo(1);
        assertThat(imported.out()).isEqualTo("2 people of the file are on walkers now.\n");
        assertThat(imported.err().lines())
                .containsExactly(
                        "3 lines were not taken; mend them and import the file again:",
                        "  line 4: found \"bob(at)example.org\" as the address (expected for example ann@example.org)",
                        "  line 5: found \"hourly\" as the delivery (expected each, daily, weekly or none)",
                        "  line 7: x@lists.example.org is an address of this gateway and not a person's");
        assertThat(run("members", "list", "walkers", "--json").out())
                .contains("\"address\":\"zoë@example.org\",\"name\":\"Zoë, the \\\"Elder\\\"\",\"delivery\":\"weekly\"")
                .contains("\"address\":\"dan@example.org\",\"name\":\"\",\"delivery\":\"each\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void topics_come_as_one_object_a_line_in_reply_order(boolean alone) {
        lunch();
        town.send("bob@example.com", "walkers@lists.example.org", YES);
        town.awaitPosts("walkers", 2);
        nobodyServes(alone);

        var lines = run("topics", "--list", "walkers", "--json").lines();

        assertThat(lines).hasSize(1);
        var topic = json(lines.getFirst());
        assertThat(topic.fieldNames()).toIterable().containsExactly("topic", "subject", "posts");
        assertThat(topic.get("subject").asText()).isEqualTo("Lunch on Sunday?");
        var first = topic.get("posts").get(0);
        var second = topic.get("posts").get(1);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("number", "messageId", "sentAs", "parent", "from", "subject", "date");
        assertThat(first.get("messageId").asText()).isEqualTo("<lunch@example.net>");
        assertThat(first.get("parent").isNull()).isTrue();
        assertThat(first.get("sentAs").asText()).endsWith("@lists.example.org>");
        assertThat(second.get("parent").asText()).isEqualTo("<lunch@example.net>");
        assertThat(second.get("date").asText()).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(run("topics", "--list", "walkers").out())
                .contains("Lunch on Sunday?", "  #1 ", "    #2 ", "https://lists.example.org/walkers/2");
    }

    @Test
    void a_list_that_is_not_there_is_answered_with_what_was_meant() {
        var screen = run("topics", "--list", "wlakers");

        assertThat(screen.code()).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("There is no list \"wlakers\"; did you mean walkers?\n");
        assertThat(run("members", "list", "books").err()).contains("there are: rowers, walkers.");
    }

    @Test
    void the_lists_are_shown_with_what_there_is_to_know() {
        lunch();

        assertThat(run("lists").lines())
                .containsSubsequence(
                        "walkers",
                        "  title    Walkers",
                        "  address  walkers@lists.example.org",
                        "  members  2",
                        "  posts    1",
                        "  posting  members",
                        "  archive  members");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void why_tells_each_station_of_a_message(boolean alone) {
        town.postbox.refuse("bob@example.com", "450 4.2.0 the box is full, try later");
        var mail = lunch();
        Awaitility.await().until(() -> run("outbox").out().contains("bob@example.com"));
        Awaitility.await().until(() -> town.postbox.all().size() == 1);
        nobodyServes(alone);

        var told = run("why", mail);

        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .contains("Message " + mail
                        + ": \"Lunch on Sunday?\" from Ann Bell <ann@example.net>, <lunch@example.net>")
                .contains("taken in by the smtp door from 127.0.0.1", "(client.example), not encrypted")
                .contains("envelope: from ann@example.net to walkers@lists.example.org")
                .contains("posted to walkers as #1 in topic ")
                .contains("#1 of walkers", "https://lists.example.org/walkers/1")
                .contains("for 2 recipients: 1 sent, 1 still to be reached")
                .contains("bob@example.com: tried 1 time, again at ", "the box is full, try later");
        assertThat(run("why", "<lunch@example.net>").out()).isEqualTo(told.out());
        assertThat(run("why", "lunch@example.net").out()).isEqualTo(told.out());
        var sentAs = town.postbox.all().getFirst().header("Message-ID").strip();
        assertThat(run("why", sentAs).out()).isEqualTo(told.out());
    }

    @Test
    void why_names_those_who_were_refused_for_good() {
        town.postbox.refuse("bob@example.com", "550 5.1.1 no such box");
        var mail = lunch();
        Awaitility.await().until(() -> run("outbox", "failed").out().contains("bob@example.com"));

        assertThat(run("why", mail).out()).contains("1 sent, 1 failed", "bob@example.com: refused at ", "no such box");
        assertThat(run("outbox", "failed").out()).contains(mail + "  post of walkers  to bob@example.com  refused");
        assertThat(run("outbox").out()).contains("Nothing waits to be sent.", "letterboard outbox failed");
    }

    @Test
    void who_could_not_be_reached_is_tried_again_on_demand() {
        town.postbox.refuse("bob@example.com", "450 4.2.0 try later");
        lunch();
        Awaitility.await().until(() -> run("outbox").out().contains("bob@example.com  tried 1 time"));
        town.postbox.accept("bob@example.com");

        assertThat(run("outbox", "retry").out()).isEqualTo("1 delivery will be tried again now.\n");

        town.postbox.awaitOne("bob@example.com", "Lunch");
        Awaitility.await().until(() -> run("outbox").out().contains("Nothing waits"));
        assertThat(run("outbox", "retry").out()).isEqualTo("Nothing waits to be sent.\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_set_aside_is_listed_printed_and_tried_again(boolean alone) {
        town.members("walkers", "Ann Bell <ann@example.net>");
        var loop = LUNCH.replace("Subject:", "List-Id: <walkers.lists.example.org>\nSubject:")
                .replace("mill?", "mill \u00e9?");
        town.send("ann@example.net", "walkers@lists.example.org", loop);
        Awaitility.await().until(() -> run("inbox").out().contains("set aside"));
        var shown = run("inbox").out();
        var id = Pattern.compile("(?m)^  (\\w+)  \\d{4}-").matcher(shown);
        assertThat(id.find()).isTrue();
        var mail = Objects.requireNonNull(id.group(1));
        nobodyServes(alone);

        assertThat(run("inbox").out())
                .contains(
                        "Nothing waits.",
                        "1 message was set aside:",
                        "from ann@example.net  to walkers@lists.example.org")
                .contains("a loop: it comes from walkers itself");
        assertThat(Town.latin(run("inbox", "source", mail).bytes()))
                .endsWith(Town.latin(loop.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(run("why", mail).out()).contains("SET ASIDE", "letterboard inbox retry " + mail);
        assertThat(run("why", "<lunch@example.net>").out()).contains("Message " + mail);
        assertThat(run("inbox", "retry", mail).out()).startsWith("1 message is tried again.");
        if (alone) assertThat(run("inbox").out()).contains("1 message waits:", "Nothing was set aside.");
        else Awaitility.await().until(() -> run("why", mail).out().contains("tried again on demand"));
    }

    @Test
    void a_message_that_is_not_there_is_said_to_be_so() {
        for (var id : new String[] {"4F2A", "<nobody@example.org>", "\u0000", "-1", "zzzzzzzzzzzzzzzzzzzzzzzzzzz"}) {
            assertThat(run("why", id).err()).contains("There is no message");
            assertThat(run("inbox", "retry", id).code()).isEqualTo(1);
            assertThat(run("inbox", "source", id).code()).isEqualTo(1);
        }
    }

    @Test
    void a_stranger_cannot_steer_the_terminal() {
        town.members("walkers", "Ann Bell <ann@example.net>");
        town.send(
                "ann@example.net",
                "walkers@lists.example.org",
                LUNCH.replace("Lunch on Sunday?", "=?utf-8?q?Red_=1B[31m_alert?="));
        town.awaitPosts("walkers", 1);

        assertThat(run("topics", "--list", "walkers").out()).contains("Red").doesNotContain("\u001b");
    }

    @Test
    void only_the_gateways_user_may_use_the_socket_and_it_goes_with_the_gateway() throws IOException {
        var socket = folder.resolve("data/control.sock");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        town.app().close();
        assertThat(socket).doesNotExist();
    }

    @Test
    void commands_go_on_while_the_files_are_wrong() throws IOException {
        Files.writeString(folder.resolve("config/lists/books.toml"), "posting = \"everyone\"");

        assertThat(run("lists").out()).contains("walkers");
        var check = run("check");
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("lists/books.toml line 1  posting: \"everyone\"");
        town.app().close();
        assertThat(run("lists").err()).contains("lists/books.toml line 1");
    }
}
