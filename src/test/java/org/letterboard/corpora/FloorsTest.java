package org.letterboard.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// No change may read real mail worse than it was read before. Whoever reads it better raises the floor.
class FloorsTest {
    private static final Path FLOORS = Path.of("src/test/resources/corpora/floors.tsv");

    @Test
    void no_set_is_read_worse_than_before() throws IOException {
        if (!Folder.SHARED.isThere()) System.out.println("skipped: " + Folder.SHARED.root() + " is not there");
        Assumptions.assumeTrue(Folder.SHARED.isThere());
        var floors = new TreeMap<String, Integer>();
        for (var line : Files.readAllLines(FLOORS)) {
            var tab = line.indexOf('\t');
            floors.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
        }

        var scores = Report.scores(Folder.SHARED);

        assertThat(scores).extracting(Score::set).containsExactlyInAnyOrderElementsOf(floors.keySet());
        for (var score : scores)
            assertThat(score.passed())
                    .as("%s, of %d; short are %s", score.set(), score.total(), score.missed())
                    .isGreaterThanOrEqualTo(floors.get(score.set()));
    }
}
