package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.lists.Delivery;
import org.letterboard.reading.Reading;

/// Members who want a mail a day or a week, and what they get.
class DigestTest {
    private static final String WALKERS = "walkers@lists.example.org";
    private static final String DORA = "dora@example.net";
    private static final String DREW = "drew@example.com";

    @TempDir
    Path folder;

    // Monday, two hours before the daily digest.
    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T05:00:00Z"));
    private Town town;

    @BeforeEach
    void a_list_with_readers_of_digests() {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\nzone = \"Europe/London\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>", "Drew <drew@example.com>");
        town.members("walkers", Delivery.WEEKLY, "Wendy <wendy@example.com>");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void writes(String who, String subject, String id, String text) {
        var before = town.posts("walkers").size();
        town.send(
                who.replaceAll(".*<|>", ""),
                WALKERS,
                Letters.from(who).subject(subject).id(id).text(text));
        town.awaitPosts("walkers", before + 1);
    }

    private void look() {
        town.app().digests().look(town.list("walkers"), Delivery.DAILY);
        town.app().digests().look(town.list("walkers"), Delivery.WEEKLY);
    }

    private List<Postbox.Got> digests(String reader) {
        return town.postbox.of(reader).stream()
                .filter(got -> got.header("Subject").contains("letter"))
                .toList();
    }

    private void awaitDigests(String reader, int count) {
        Awaitility.await().until(() -> digests(reader).size() >= count);
        assertThat(digests(reader)).hasSize(count);
    }

    private static String text(Postbox.Got got) {
        return Reading.read(got.bytes()).text();
    }

    @Test
    void the_letters_of_a_day_come_in_one_mail() throws Exception {
        writes("Ann Bell <ann@example.net>", "Lunch on Sunday?", "lunch@example.net", "Shall we meet at the mill?");
        writes("Dora <dora@example.net>", "Photos", "photos@example.net", "They are lovely.");
        town.send(
                DREW,
                WALKERS,
                Letters.from("Drew <drew@example.com>")
                        .subject("Re: Lunch on Sunday?")
                        .id("yes@example.com")
                        .replyTo("<lunch@example.net>")
                        .text("Gladly, at one."));
        town.awaitPosts("walkers", 3);
        clock.advance(Duration.ofHours(2));
        look();

        awaitDigests(DORA, 1);
        awaitDigests(DREW, 1);
        var got = digests(DORA).getFirst();
        Files.write(Path.of("target/digest.eml"), got.bytes());
        assertThat(got.header("Subject")).isEqualTo("Walkers: 3 letters, 23 November");
        System.out.println(Town.latin(got.bytes()));
        System.out.println(text(got));
    }
}
