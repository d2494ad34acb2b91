package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.lists.Delivery;

/// An administrator has changed a template and made a mistake: members get their mail, and the operator reads where it
/// is.
class BrokenTemplateTest {
    private static final String HELP = "walkers-help@lists.example.org";

    @TempDir
    Path folder;

    @TempDir
    Path home;

    private Town town;
    private Person bob;
    private Person ann;

    @BeforeEach
    void a_list() {
        town = Town.at(home, folder, Clock.systemUTC(), "walkers", "");
        bob = new Person(town, "Bob", "bob@example.com");
        ann = new Person(town, "Ann", "ann@example.net");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void change(String file, String text) throws IOException {
        var path = home.resolve("templates/mail/en").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void a_mistake_in_the_html_lets_the_plain_form_go_out() throws IOException {
        change("help.txt", "Subject: Our own help\n\nRing Olga.\n");
        change("help.html", "<p>Ring Olga.</p>\n<p>{{ tele }}</p>\n");

        bob.writes(HELP, "help", "");

        var got = bob.gets("Our own help");
        assertThat(Person.words(got)).isEqualTo("Ring Olga.\n");
        assertThat(new String(got.bytes(), ISO_8859_1)).doesNotContain("text/html");
        assertThat(Person.words(town.postbox.awaitOne("admin@example.org", "A mistake in the template")))
                .contains("en/help.html line 2:")
                .contains("tele")
                .contains("plain text only");
    }

    @Test
    void a_mistake_in_the_text_lets_the_shipped_pair_go_out_and_the_operator_hears_it_once_a_day() throws IOException {
        change("help.txt", "Subject: Our own help\n\nRing {{ tele }}.\n");

        bob.writes(HELP, "help", "");
        ann.writes(HELP, "help", "");

        var got = bob.gets("How Walkers works");
        assertThat(new String(got.bytes(), ISO_8859_1)).contains("text/html");
        ann.gets("How Walkers works");
        Awaitility.await().until(() -> town.handled() == 2);
        assertThat(town.postbox.of("admin@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(Person.words(mail)).contains("en/help.txt line 3:"));
    }

    @Test
    void a_mistake_that_was_put_right_needs_no_restart() throws IOException {
        change("help.txt", "Subject: Our own help\n\nRing {{ tele }}.\n");
        bob.writes(HELP, "help", "");
        bob.gets("How Walkers works");

        change("help.txt", "Subject: Our own help\n\nRing Olga.\n");
        ann.writes(HELP, "help", "");

        assertThat(Person.words(ann.gets("Our own help"))).isEqualTo("Ring Olga.\n");
    }

    @Test
    void a_digest_goes_out_in_its_plain_form_too() throws IOException {
        town.members("walkers", "Ann <ann@example.net>");
        town.members("walkers", Delivery.DAILY, "Bob <bob@example.com>");
        change("digest.txt", "Subject: Your letters\n\n{% for topic in contents %}{{ topic.subject }}\n{% endfor %}");
        change("digest.html", "<h1>{{ tele }}</h1>\n");
        ann.writes("walkers@lists.example.org", "Lunch", "Shall we?");
        town.awaitPosts("walkers", 1);

        town.app().digests().sendNow(town.list("walkers"), Optional.empty());

        var got = bob.gets("Your letters");
        assertThat(Person.words(got)).isEqualTo("Lunch\n");
        assertThat(new String(got.bytes(), ISO_8859_1)).doesNotContain("text/html");
        assertThat(Person.words(town.postbox.awaitOne("admin@example.org", "A mistake in the template")))
                .contains("en/digest.html line 1:");
    }
}
