package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An administrator has kept the digests of a list.
class DigestImportTest {
    private static final String DIGEST = """
            From walkers@lists.example.org Mon Nov 23 20:00:00 2009
            From: walkers-request@lists.example.org
            Subject: Walkers Digest, Vol 1, Issue 2
            Message-ID: <digest@lists.example.org>

            ----------------------------------------------------------------------

            Message: 1
            Date: Mon, 23 Nov 2009 11:00:00 +0100
            From: Ann Bell <ann@example.net>
            Subject: Lunch on Sunday?
            Message-ID: <lunch@example.net>

            Shall we meet at the mill?
            >From there we walk.

            ------------------------------

            Message: 2
            Date: Mon, 23 Nov 2009 13:00:00 +0100
            From: Bob Stone <bob@example.com>
            Subject: Re: Lunch on Sunday?

            Gladly.

            ------------------------------

            Message: 3
            Date: Mon, 23 Nov 2009 14:00:00 +0100
            From: Carla <carla@example.com>
            Subject: Boots

            Who has some?

            ------------------------------

            End of Walkers Digest, Vol 1, Issue 2
            *************************************

            """;

    @TempDir
    Path folder;

    @Test
    void a_digest_is_its_letters_and_those_that_are_there_already_are_duplicates() throws IOException {
        try (var town = Town.with(folder, Clock.systemUTC(), "walkers", "")) {
            var terminal = new Terminal(folder.resolve("config"));
            var archive = file("digests.mbox", ImportTest.LUNCH + DIGEST);

            var screen = terminal.run("import", "--list", "walkers", archive);

            assertThat(screen.out())
                    .contains("4 messages found", "3  new posts", "1  duplicate")
                    .contains("In that are the letters of 1 digest, taken apart.");
            assertThat(town.posts("walkers"))
                    .extracting(post -> post.author() + ": " + post.subject() + ", " + post.written())
                    .containsExactlyInAnyOrder(
                            "Ann Bell: Lunch on Sunday?, 2009-11-23T10:00:00Z",
                            "Bob Stone: Re: Lunch on Sunday?, 2009-11-23T12:00:00Z",
                            "Carla: Boots, 2009-11-23T13:00:00Z");
            var exported = terminal.run("export", "--list", "walkers");
            for (var again : List.of(archive, file("export.mbox", exported.out())))
                assertThat(terminal.run("import", "--list", "walkers", again).out())
                        .contains("0  new posts")
                        .contains("Nothing new");
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(ISO_8859_1)).toString();
    }
}
