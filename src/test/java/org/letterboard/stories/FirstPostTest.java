package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ann writes to the list: it stands on the board, and everybody gets it.
class FirstPostTest {
    @TempDir
    Path folder;

    @Test
    void a_post_stands_on_the_board_and_reaches_every_member() {
        try (var town = Town.with(folder, Clock.systemUTC(), "walkers", "")) {
            town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>", "Cyd <cyd@example.com>");

            var answer = town.send("ann@example.net", "walkers@lists.example.org", """
                    From: Ann Bell <ann@example.net>
                    To: walkers@lists.example.org
                    Subject: Lunch on Sunday?
                    Message-ID: <lunch@example.net>
                    Date: Mon, 23 Nov 2026 10:00:00 +0000

                    Shall we meet at the mill?
                    """);

            assertThat(answer).startsWith("250 2.0.0");
            town.awaitPosts("walkers", 1);
            assertThat(town.topics("walkers")).extracting("subject").containsExactly("Lunch on Sunday?");
            Awaitility.await().until(() -> town.postbox.all().size() == 3);
            assertThat(town.postbox.thatGot("Lunch"))
                    .containsExactly("ann@example.net", "bob@example.com", "cyd@example.com");
            System.out.println(town.postbox.of("bob@example.com").getFirst().text());
        }
    }
}
