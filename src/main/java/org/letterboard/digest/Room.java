package org.letterboard.digest;

import org.letterboard.digest.Issue.Item;

/// How much of each letter there is room for, so that a digest stays a mail that every mail system takes and a person
/// can get to the end of. All letters are cut at the same length: the last one of a long day is worth as much as the
/// first. What is cut says so.
///
/// @param longest so many characters of a letter
/// @param letters so many letters; the ones behind stand in the list of contents
record Room(int longest, int letters) {

    // Three screens of large type; whoever writes more than this is read on the board.
    private static final int[] LENGTHS = {6_000, 3_000, 1_500, 800, 400, 200, 100};
    // Twice, as text and as HTML, and with what stands around each letter, this makes half a megabyte.
    private static final int ROOM_FOR_WORDS = 140_000;
    static final int MOST_LETTERS = 250;
    // A cut that would save less than this is not worth a sentence that says so.
    private static final int SLACK = 80;

    static Room of(Issue issue) {
        var items = issue.items();
        var letters = Math.min(items.size(), MOST_LETTERS);
        for (var length : LENGTHS) {
            var all = items.stream()
                    .limit(letters)
                    .mapToLong(item -> weight(cut(item.words(), length)))
                    .sum();
            if (all <= ROOM_FOR_WORDS) return new Room(length, letters);
        }
        return new Room(LENGTHS[LENGTHS.length - 1], letters);
    }

    /// True where letters are shorter here than on a day on which less is written.
    boolean isTight() {
        return longest < LENGTHS[0];
    }

    boolean holds(Item item) {
        return item.place() <= letters;
    }

    /// True where all of the letter stands in the digest.
    boolean holdsWhole(Item item) {
        return item.whole() && cut(item.words(), longest).equals(item.words());
    }

    String words(Item item) {
        return cut(item.words(), longest);
    }

    /// Bytes in quoted-printable, which needs three for each byte beyond ASCII.
    private static long weight(String words) {
        return words.chars()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 6 : Character.isSurrogate((char) c) ? 6 : 9)
                .sum();
    }

    /// At the end of a paragraph, a line or a word, where there is one near.
    private static String cut(String words, int longest) {
        if (words.length() <= longest + SLACK) return words;
        for (var end : new String[] {"\n\n", "\n", " "}) {
            var at = words.lastIndexOf(end, longest);
            if (at > longest * 3 / 4) return words.substring(0, at).stripTrailing() + "\n";
        }
        var at = Character.isLowSurrogate(words.charAt(longest)) ? longest - 1 : longest;
        return words.substring(0, at) + "\n";
    }
}
