package org.letterboard.display;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.letterboard.reading.Block;

/// Where in the HTML of a mail the blocks begin that were read from it. The two are the same letters in the same order,
/// but for addresses of links, marks of quotes and numbers of lists, which the text has and the HTML has not.
final class WordsOfHtml {
    // So many letters in a row are the same only where both stand at the same place.
    private static final int SURE = 12;
    // A link's address is as long as that.
    private static final int LONGEST_ONLY_IN_TEXT = 2_200;
    private static final int LONGEST_ONLY_IN_HTML = 400;
    // More links than this make a mail slow, and no letter.
    private static final int MOST_GAPS = 1_000;

    // What the text has behind a link's words, and before the points of a list. Where the HTML has such a thing itself,
    // there is a gap on its side.
    private static final Pattern ADDRESS = Pattern.compile(" ?<[^<>\\s]{0,2000}(?:://|@)[^<>\\s]{0,2000}>");
    private static final Pattern LIST_NUMBER = Pattern.compile("(?m)^[> ]{0,50}\\d{1,4}\\. ");

    /// A place in the HTML.
    ///
    /// @param offset in characters
    record Spot(TextNode node, int offset) {}

    private final StringBuilder letters = new StringBuilder();
    // Of each letter, the node that it stands in and where there.
    private final List<Spot> spots = new ArrayList<>();

    private WordsOfHtml(Element body) {
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) add(text);
                },
                body);
    }

    private void add(TextNode text) {
        var words = text.getWholeText();
        for (var i = 0; i < words.length(); i++) {
            if (!Character.isLetterOrDigit(words.charAt(i))) continue;
            letters.append(words.charAt(i));
            spots.add(new Spot(text, i));
        }
    }

    /// For each block the place of its first letter, null where it has none; null where the two are not the same text.
    static @Nullable List<@Nullable Spot> of(Element body, List<Block> blocks) {
        return new WordsOfHtml(body).aligned(blocks);
    }

    private @Nullable List<@Nullable Spot> aligned(List<Block> blocks) {
        var text = new StringBuilder();
        var starts = new ArrayList<Integer>();
        for (var block : blocks) {
            starts.add(text.length());
            var words = LIST_NUMBER
                    .matcher(ADDRESS.matcher(block.text()).replaceAll(""))
                    .replaceAll("");
            words.chars().filter(Character::isLetterOrDigit).forEach(c -> text.append((char) c));
        }
        var places = places(text);
        if (places == null) return null;
        var found = new ArrayList<@Nullable Spot>();
        for (var i = 0; i < starts.size(); i++) {
            var end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            found.add(first(places, starts.get(i), end));
        }
        return found;
    }

    private @Nullable Spot first(int[] places, int from, int end) {
        for (var at = from; at < end; at++) if (places[at] >= 0) return spots.get(places[at]);
        return null;
    }

    /// For each letter of the text the same one of the HTML, -1 for those that only the text has.
    private int @Nullable [] places(CharSequence text) {
        var places = new int[text.length()];
        var here = 0;
        var gaps = 0;
        for (var at = 0; at < text.length(); ) {
            if (here < letters.length() && text.charAt(at) == letters.charAt(here)) {
                places[at++] = here++;
                continue;
            }
            if (gaps++ == MOST_GAPS) return null;
            var more = ahead(text, at, letters, here, LONGEST_ONLY_IN_TEXT);
            if (more > 0) {
                for (var i = 0; i < more; i++) places[at++] = -1;
                continue;
            }
            var less = ahead(letters, here, text, at, LONGEST_ONLY_IN_HTML);
            if (less <= 0) return null;
            here += less;
        }
        return places;
    }

    /// How many letters of `longer` are passed over until both go on alike; 0 where they do not.
    private static int ahead(CharSequence longer, int at, CharSequence other, int from, int most) {
        var sure = Math.min(SURE, other.length() - from);
        for (var skip = 1; skip <= most && at + skip + sure <= longer.length(); skip++)
            if (isSame(longer, at + skip, other, from, sure)) return skip;
        return 0;
    }

    private static boolean isSame(CharSequence a, int at, CharSequence b, int from, int length) {
        for (var i = 0; i < length; i++) if (a.charAt(at + i) != b.charAt(from + i)) return false;
        return true;
    }
}
