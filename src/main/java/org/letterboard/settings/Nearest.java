package org.letterboard.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody meant who mistyped it.
public final class Nearest {
    // The table below grows with the square of it, and nobody means a word of ours with more letters.
    private static final int LONGEST_WORD = 60;

    private Nearest() {}

    /// The one of `known` that is a slip of the pen away from `found`: one in three letters wrong, three at most.
    public static Optional<String> of(String found, Collection<String> known) {
        if (found.isEmpty() || found.length() > LONGEST_WORD) return Optional.empty();
        var allowed = Math.clamp(found.length() / 3, 1, 3);
        return known.stream()
                .filter(word -> distance(found, word) <= allowed)
                .min(Comparator.comparingInt(word -> distance(found, word)));
    }

    /// Letters to add, drop, change or swap with their neighbour (optimal string alignment), in either case.
    static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var steps = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
        }
        return steps[a.length()][b.length()];
    }

    private static int step(int[][] steps, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var least = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
