package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.stories.MailPrograms.shown;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.letterboard.board.Post;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Delivery;
import org.letterboard.reading.Reading;

/// Dora reads a digest and answers it.
final class Dora implements AutoCloseable {
    static final String WALKERS = "walkers@lists.example.org";
    static final String DORA = "dora@example.net";
    static final String MILL = "Shall we meet at the mill on Sunday? I shall bring the soup and somebody else"
            + " could bring the bread, if the weather is as fine as they say.";
    private static final String GLADLY = "Gladly, at one, and I can bring two loaves of bread from my sister.";
    private static final String PHOTOS = "The photographs of our walk along the river are lovely this time.";

    final TestClock clock = new TestClock(Instant.parse("2026-11-23T05:00:00Z"));
    final Town town;
    int sent;

    Dora(Path folder, String list) {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\nzone = \"Europe/London\"\n" + list);
        town.awaitFirstLooks();
        town.members("walkers", "Ann Bell <ann@example.net>", "Drew <drew@example.com>", "Petra <petra@example.com>");
        town.members("walkers", Delivery.DAILY, "Dora <dora@example.net>");
    }

    Postbox.Got threeLetters() {
        post("Ann Bell", "ann@example.net", "Lunch on Sunday?", "lunch", null, MILL);
        post("Drew", "drew@example.com", "Re: Lunch on Sunday?", "gladly", "<lunch@example.net>", GLADLY);
        post("Petra", "petra@example.com", "Photos", "photos", null, PHOTOS);
        return digest("3 letters");
    }

    Postbox.Got twoLettersOfOneTopic() {
        post("Ann Bell", "ann@example.net", "Lunch on Sunday?", "lunch", null, MILL);
        post("Drew", "drew@example.com", "Re: Lunch on Sunday?", "gladly", "<lunch@example.net>", GLADLY);
        return digest("2 letters");
    }

    void post(String name, String address, String subject, String id, String parent, String text) {
        var letter = Letters.from(name + " <" + address + ">").subject(subject).id(id + "@example.net");
        if (parent != null) letter.replyTo(parent);
        town.send(address, WALKERS, letter.text(text));
        town.awaitPosts("walkers", ++sent);
    }

    Postbox.Got digest(String subject) {
        pass(Duration.ofHours(2));
        town.app().digests().look(town.list("walkers"), Delivery.DAILY);
        return town.postbox.awaitOne(DORA, subject);
    }

    static Letters letter(Postbox.Got digest) {
        return Letters.from("Dora <dora@example.net>")
                .subject("Re: " + digest.header("Subject"))
                .id("answer@example.net")
                .replyTo(digest.header("Message-ID"));
    }

    void sends(Postbox.Got digest, String message) {
        town.send(DORA, address(digest.header("Reply-To")), message);
    }

    static String address(String mailbox) {
        return mailbox.replaceAll(".*<|>", "");
    }

    /// Dora's answer, once it is on the board.
    Post answer() {
        Awaitility.await().until(() -> town.posts("walkers").size() == sent + 1);
        return town.posts("walkers").stream()
                .filter(post -> post.author().equals("Dora"))
                .findFirst()
                .orElseThrow();
    }

    void isBelow(Post post, String author) {
        var above = town.app().database().read(h -> town.app().board().above(h, post, 1));
        assertThat(above).extracting(Post::author).containsExactly(author);
    }

    byte[] source(Post post) {
        return town.app().database().read(h -> Sources.read(h, post.sourceId()));
    }

    String text(Post post) {
        return Reading.read(source(post)).text();
    }

    void saysNothingBut(Post post, String words) {
        assertThat(text(post)).isEqualTo(words + "\n");
        assertThat(Town.latin(source(post))).doesNotContain("Answer this letter", "In this mail", "walkers+");
    }

    Postbox.Got asked(Postbox.Got digest, String words) {
        sends(digest, MailPrograms.gmail(letter(digest), words, shown(digest)));
        return town.postbox.awaitOne(DORA, "Which letter did you answer?");
    }

    void says(Postbox.Got question, String words) {
        town.send(
                DORA,
                address(question.header("Reply-To")),
                Letters.from("Dora <dora@example.net>")
                        .subject("Re: " + question.header("Subject"))
                        .text(words));
    }

    void pass(Duration time) {
        town.awaitAllSent();
        clock.advance(time);
    }

    @Override
    public void close() {
        town.close();
    }
}
