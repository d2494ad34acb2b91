package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.letterboard.lists.Delivery;
import org.letterboard.reading.Reading;

/// A list with one who gets each letter, two who get them once a day, and one who gets them once a week. It begins on a
/// Monday, two hours before the daily digest.
final class Readers implements AutoCloseable {
    static final String WALKERS = "walkers@lists.example.org";
    static final String ANN = "ann@example.net";
    static final String DORA = "dora@example.net";
    static final String DREW = "drew@example.com";
    static final String WENDY = "wendy@example.com";

    final TestClock clock = new TestClock(Instant.parse("2026-11-23T05:00:00Z"));
    final Town town;

    Readers(Path folder, String list) {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\nzone = \"Europe/London\"\n" + list);
        town.awaitFirstLooks();
        town.members("walkers", "Ann Bell <ann@example.net>");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>", "Drew <drew@example.com>");
        town.members("walkers", Delivery.WEEKLY, "Wendy <wendy@example.com>");
    }

    void writes(String who, String subject, String id, String text) {
        var before = town.posts("walkers").size();
        town.send(
                who.replaceAll(".*<|>", ""),
                WALKERS,
                Letters.from(who).subject(subject).id(id).text(text));
        town.awaitPosts("walkers", before + 1);
    }

    void pass(Duration time) {
        town.awaitAllSent();
        clock.advance(time);
    }

    void look() {
        town.app().digests().look(town.list("walkers"), Delivery.DAILY);
        town.app().digests().look(town.list("walkers"), Delivery.WEEKLY);
    }

    List<Postbox.Got> digests(String reader) {
        return town.postbox.of(reader).stream()
                .filter(got -> got.header("Subject").contains("letter"))
                .toList();
    }

    void awaitDigests(String reader, int count) {
        Awaitility.await().until(() -> digests(reader).size() >= count);
        assertThat(digests(reader)).hasSize(count);
    }

    static String text(Postbox.Got got) {
        return Reading.read(got.bytes()).text();
    }

    static String html(Postbox.Got got) {
        return Objects.requireNonNull(Reading.read(got.bytes()).body().html());
    }

    void threeLetters() {
        writes("Ann Bell <ann@example.net>", "Lunch on Sunday?", "lunch@example.net", "Shall we meet at the mill?");
        writes("Dora <dora@example.net>", "Photos", "photos@example.net", "They are lovely. Ask eve@example.net.");
        town.send(
                DREW,
                WALKERS,
                Letters.from("Drew <drew@example.com>")
                        .subject("Re: Lunch on Sunday?")
                        .id("yes@example.com")
                        .replyTo("<lunch@example.net>")
                        .text("Gladly, at one.\n\nOn Monday Ann wrote:\n> Shall we meet at the mill?\n-- \nDrew Hill"));
        town.awaitPosts("walkers", 3);
    }

    void mondaySeven() {
        pass(Duration.ofHours(2));
        look();
    }

    @Override
    public void close() {
        town.close();
    }
}
