package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.letterboard.stories.Postbox.Got;

/// A town in which Ruth and Rolf moderate and Olga owns every list and does not. Ann and Bob are on all of them.
record Moderated(Town town, TestClock clock) implements AutoCloseable {
    static final String RUTH = "ruth@example.org";
    static final String ROLF = "rolf@example.org";
    static final String OWNER = "owners = [\"olga@example.org\"]\n";
    static final String BOTH = OWNER + "moderators = [\"" + RUTH + "\", \"" + ROLF + "\"]\n";

    /// Lists by name and file in turn.
    static Moderated with(Path folder, String... lists) {
        var clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
        var town = Town.with(folder, clock, lists);
        for (var i = 0; i < lists.length; i += 2)
            town.members(lists[i], "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
        return new Moderated(town, clock);
    }

    static Letters ann(String subject) {
        return Letters.from("Ann Bell <ann@example.net>").subject(subject);
    }

    void annWrites(String list, String subject) {
        town.send(
                "ann@example.net",
                list + "@lists.example.org",
                ann(subject).text("Shall we meet at the mill? (" + subject + ")"));
    }

    /// The question that a moderator got first.
    Got question(String moderator) {
        return town.postbox.awaitOne(moderator, "Shall this go out to");
    }

    /// The question about this post.
    Got question(String moderator, String subject) {
        return town.postbox.awaitOne(moderator, "? " + subject);
    }

    void passes(Duration time) {
        town.settle();
        clock.advance(time);
        town.look();
        town.settle();
    }

    void nobodyHasIt(String list, String subject) {
        town.settle();
        assertThat(town.posts(list)).isEmpty();
        assertThat(town.postbox.of("bob@example.com"))
                .noneMatch(got -> got.header("Subject").equals(subject));
    }

    void everybodyHasIt(String list, String subject) {
        town.awaitPosts(list, 1);
        assertThat(town.posts(list))
                .singleElement()
                .satisfies(post -> assertThat(post.subject()).isEqualTo(subject));
        town.postbox.awaitOne("bob@example.com", subject);
    }

    @Override
    public void close() {
        town.close();
    }
}
