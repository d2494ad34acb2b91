package org.letterboard.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.letterboard.reading.Block;

/// Tells in a reply to a digest what its author wrote from what is the digest's: by marks, where the mail program made
/// some, and by the words, where it did not. What is not surely the digest's stays the author's.
final class OwnWords {

    /// A line of a reply.
    ///
    /// @param place of a line of the digest, which letter it is of, or one of the marks in [Printed]
    record Line(String text, Whose whose, int place) {
        boolean isBlank() {
            return text.isBlank();
        }
    }

    enum Whose {
        AUTHOR,
        SIGNATURE,
        DIGEST
    }

    // Lines without a mark are the digest's where so many words of it follow one upon the other.
    private static final int LONG_PASSAGE = 8;
    // Below a block of From, Sent and Subject most is quoted: there it need not be every word of a line.
    private static final double MOST_OF_A_LINE = 0.6;
    private static final int ATTRIBUTION_LINES = 3;
    private static final int HEADER_LINES = 8;
    private static final int FEWEST_HEADER_LINES = 3;
    private static final Pattern HEADER = Pattern.compile("^[*\\s]*\\p{L}[\\p{L} -]{0,20}[*\\s]*[:：].*");
    private static final Pattern WHEN = Pattern.compile("\\d{1,2}[:.]\\d{2}|\\d{4}");
    private static final Pattern RULE = Pattern.compile("[\\s*_=~•·-]+");
    private static final Pattern MARKS = Pattern.compile("^[>\\s]+");

    private final Printed printed;
    private final List<String> texts = new ArrayList<>();
    private final List<Block.Kind> kinds = new ArrayList<>();
    private final List<Whose> whose = new ArrayList<>();
    private final List<Boolean> belowHeader = new ArrayList<>();

    private OwnWords(List<Block> blocks, Printed printed) {
        this.printed = printed;
        Block.quotesTogether(blocks).forEach(this::add);
    }

    private void add(Block block) {
        var lines = block.text().lines().toList();
        var firstMarked = 0;
        while (firstMarked < lines.size() && !isMarked(lines.get(firstMarked))) firstMarked++;
        var header = block.kind().isQuote();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var leads = i < firstMarked && firstMarked < lines.size() && firstMarked - i <= ATTRIBUTION_LINES + 2;
            header &= !line.isBlank() && (RULE.matcher(line).matches() || isHeader(line));
            texts.add(line);
            kinds.add(block.kind());
            whose.add(Whose.AUTHOR);
            belowHeader.add(block.kind().isQuote() && !leads && !header);
        }
    }

    static List<Line> of(List<Block> blocks, Printed printed) {
        var own = new OwnWords(blocks, printed);
        own.byMarks();
        own.byWords();
        own.whatLeadsTo();
        own.rules();
        return own.lines();
    }

    // >>> Look here! <<<
    private static boolean isMarked(String line) {
        return line.startsWith(">") && !line.endsWith("<<<");
    }

    /// What the mail program says itself: marks, and the line above them.
    private void byMarks() {
        for (var i = 0; i < texts.size(); i++) {
            var leads = kinds.get(i).isQuote() && !belowHeader.get(i);
            if (leads || isMarked(texts.get(i))) whose.set(i, Whose.DIGEST);
            else if (kinds.get(i) == Block.Kind.SIGNATURE) whose.set(i, Whose.SIGNATURE);
        }
    }

    private void byWords() {
        var words = new ArrayList<String>();
        var line = new ArrayList<Integer>();
        for (var i = 0; i < texts.size(); i++) {
            if (whose.get(i) == Whose.DIGEST) continue;
            for (var word : Passages.words(texts.get(i))) {
                words.add(word);
                line.add(i);
            }
        }
        var marks = printed.mark(words);
        for (var from = 0; from < words.size(); ) {
            var until = from;
            var known = 0;
            while (until < words.size() && line.get(until).equals(line.get(from)))
                if (marks.length()[until++] >= LONG_PASSAGE) known++;
            var enough = belowHeader.get(line.get(from)) ? MOST_OF_A_LINE : 1.0;
            if (known >= (until - from) * enough) whose.set(line.get(from), Whose.DIGEST);
            from = until;
        }
    }

    /// Above what was quoted without marks stands who wrote it and when, in one line or as a block of a header.
    private void whatLeadsTo() {
        for (var i = 1; i < texts.size(); i++) {
            if (whose.get(i) != Whose.DIGEST || isMarked(texts.get(i))) continue;
            var last = above(i);
            if (last < 0 || whose.get(last) == Whose.DIGEST) continue;
            var first = last;
            while (first > 0 && last - first < HEADER_LINES && isHeader(first - 1)) first--;
            if (isHeader(last) && last - first + 1 >= FEWEST_HEADER_LINES) set(first, last);
            else attribution(last);
        }
    }

    /// The last line with something in it above this one; -1 for none.
    private int above(int line) {
        var above = line - 1;
        while (above >= 0 && texts.get(above).isBlank()) above--;
        return above;
    }

    private boolean isHeader(int line) {
        return whose.get(line) == Whose.AUTHOR && isHeader(texts.get(line));
    }

    private static boolean isHeader(String line) {
        var text = line.strip();
        return HEADER.matcher(text).matches() || (text.startsWith("---") && text.endsWith("---"));
    }

    /// It names our address and the time at which the digest came, in one line or two.
    private void attribution(int last) {
        var end = texts.get(last).strip();
        if (!end.endsWith(":") && !end.endsWith("：")) return;
        var known = -1;
        for (var first = last; first >= 0 && last - first < ATTRIBUTION_LINES; first--) {
            var text = texts.get(first);
            if (whose.get(first) != Whose.AUTHOR || text.isBlank()) break;
            var saysWhen = WHEN.matcher(text).find();
            if (saysWhen || text.contains("@")) known = first;
            if (saysWhen) break;
        }
        if (known >= 0) set(known, last);
    }

    private void set(int first, int last) {
        for (var i = first; i <= last; i++) whose.set(i, Whose.DIGEST);
    }

    /// A rule belongs to what stands below it, or above it where nothing does.
    private void rules() {
        for (var i = texts.size() - 1; i >= 0; i--) {
            if (texts.get(i).isBlank() || !RULE.matcher(texts.get(i)).matches()) continue;
            var next = i + 1;
            while (next < texts.size() && texts.get(next).isBlank()) next++;
            var neighbour = next < texts.size() ? next : above(i);
            if (neighbour >= 0 && whose.get(neighbour) == Whose.DIGEST) whose.set(i, Whose.DIGEST);
        }
    }

    /// What is the digest's, with the letter that each line is of.
    private List<Line> lines() {
        var words = new ArrayList<String>();
        var starts = new int[texts.size() + 1];
        for (var i = 0; i < texts.size(); i++) {
            if (whose.get(i) == Whose.DIGEST)
                words.addAll(Passages.words(MARKS.matcher(texts.get(i)).replaceFirst("")));
            starts[i + 1] = words.size();
        }
        var label = printed.mark(words).label();
        var lines = new ArrayList<Line>();
        for (var i = 0; i < texts.size(); i++) {
            var of = Arrays.copyOfRange(label, starts[i], starts[i + 1]);
            var place =
                    whose.get(i) == Whose.DIGEST ? place(of, words.subList(starts[i], starts[i + 1])) : Printed.UNKNOWN;
            lines.add(new Line(texts.get(i), whose.get(i), place));
        }
        return lines;
    }

    private int place(int[] labels, List<String> words) {
        var found = Arrays.stream(labels)
                .filter(label -> label != Passages.NOBODY)
                .distinct()
                .toArray();
        if (found.length == 1) return found[0];
        return found.length == 0 ? printed.ofShortLine(words) : Printed.UNKNOWN;
    }
}
