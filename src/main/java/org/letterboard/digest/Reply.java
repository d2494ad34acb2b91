package org.letterboard.digest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letterboard.digest.OwnWords.Line;
import org.letterboard.digest.OwnWords.Whose;

/// A reply to a digest: what its author wrote, and which letter they answer, as far as the reply says so.
record Reply(List<Line> lines) {

    // Between a letter's words and the place to write below it stand the rules and what else has no words.
    private static final int MOST_BETWEEN = 4;

    /// True where there is something of the digest in it.
    boolean quotes() {
        return lines.stream().anyMatch(line -> line.whose() == Whose.DIGEST && !line.isBlank());
    }

    /// What its author wrote, in its order; empty where that is nothing. A signature alone is nothing.
    String words() {
        if (lines.stream().noneMatch(line -> line.whose() == Whose.AUTHOR && !line.isBlank())) return "";
        var out = new StringBuilder();
        var gap = false;
        for (var line : lines) {
            if (line.whose() == Whose.DIGEST || line.isBlank()) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) out.append('\n');
            gap = false;
            // The space at the end of a signature's mark is part of it.
            out.append(line.text().equals("-- ") ? line.text() : line.text().stripTrailing())
                    .append('\n');
        }
        return out.toString();
    }

    /// The letters of which something is quoted.
    Set<Integer> quoted() {
        var places = new TreeSet<Integer>();
        for (var line : lines) if (line.place() > 0) places.add(line.place());
        return places;
    }

    /// The letter right below which its author wrote, or the only one that is quoted at all.
    Optional<Integer> answered() {
        var below = below();
        var above = below.getOrDefault(0, 0);
        // Whoever writes a letter at the top and a name at the bottom has not answered what stands above the name.
        if (below.keySet().stream().filter(place -> place > 0).count() == 1) {
            var place = below.keySet().stream().filter(p -> p > 0).findFirst().orElseThrow();
            if (below.getOrDefault(place, 0) >= above) return Optional.of(place);
        }
        var quoted = quoted();
        return quoted.size() == 1 ? Optional.of(quoted.iterator().next()) : Optional.empty();
    }

    /// How many characters its author wrote right below each letter, and (0) above all quotes.
    private Map<Integer, Integer> below() {
        Map<Integer, Integer> written = new TreeMap<>();
        var at = 0;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank()) continue;
            if (line.whose() == Whose.DIGEST) at = place(i);
            else if (line.whose() == Whose.AUTHOR)
                written.merge(at, line.text().strip().length(), Integer::sum);
        }
        return written;
    }

    /// The letter that a line of the digest is of, or of those above it that say so.
    private int place(int line) {
        var between = 0;
        for (var i = line; i >= 0 && between < MOST_BETWEEN; i--) {
            if (lines.get(i).isBlank()) continue;
            if (lines.get(i).whose() != Whose.DIGEST) return Printed.FRAME;
            if (lines.get(i).place() != Printed.UNKNOWN) return lines.get(i).place();
            between++;
        }
        return Printed.FRAME;
    }
}
