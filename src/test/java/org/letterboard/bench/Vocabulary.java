package org.letterboard.bench;

import java.util.Arrays;
import java.util.Random;

/// Made-up words that stand in a text as often as words do in a language: the second half as often as the first, the
/// third a third as often, and so on.
final class Vocabulary {
    private static final int WORDS = 20_000;
    private static final int LINE = 70;
    // What people search for: neither the commonest words nor those that stand in one post only.
    private static final int FIRST_ASKED = 50;
    private static final int LAST_ASKED = 600;

    private final Random chance;
    private final String[] words = new String[WORDS];
    private final double[] upTo = new double[WORDS];

    /// @param chance the same start, the same texts
    Vocabulary(Random chance) {
        this.chance = chance;
        var sum = 0.0;
        for (var i = 0; i < WORDS; i++) {
            words[i] = word();
            sum += 1.0 / (i + 2);
            upTo[i] = sum;
        }
    }

    private String word() {
        var word = new StringBuilder();
        for (var i = chance.nextInt(4) + 1; i > 0; i--)
            word.append("bcdfghklmnprstvw".charAt(chance.nextInt(16))).append("aeiou".charAt(chance.nextInt(5)));
        return word.toString();
    }

    /// Lines of so many characters together, or a few more.
    String text(int length) {
        var text = new StringBuilder();
        for (var line = 0; text.length() < length; ) {
            var word = frequent();
            line += word.length() + 1;
            text.append(word).append(line > LINE ? '\n' : ' ');
            if (line > LINE) line = 0;
        }
        return text.toString().strip();
    }

    private String frequent() {
        var place = Arrays.binarySearch(upTo, chance.nextDouble() * upTo[WORDS - 1]);
        return words[Math.min(WORDS - 1, place < 0 ? -place - 1 : place)];
    }

    String ofRank(int rank) {
        return words[rank];
    }

    /// One of those that people search for.
    String asked(Random which) {
        return words[FIRST_ASKED + which.nextInt(LAST_ASKED - FIRST_ASKED)];
    }
}
