package org.letterboard.reading;

import java.util.regex.Pattern;

/// How to reach a letter's writer, without a mark above it: some short lines below a farewell and a name, with an
/// address, a number or a link among them.
final class ContactBlock {
    private static final int MOST_LINES = 25;
    private static final int LONGEST = 90;
    private static final int MOST_WORDS = 8;
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern LINK = Pattern.compile("\\S*(?:://|www\\.)\\S*");
    private static final Pattern AFTERTHOUGHT = Pattern.compile("(?i)(?:p\\.? ?s|n\\.? ?b)\\b");
    private static final Pattern NOTE = Pattern.compile("\\[\\d");

    private final Lines lines;

    private ContactBlock(Lines lines) {
        this.lines = lines;
    }

    static void claim(Lines lines) {
        new ContactBlock(lines).claim();
    }

    private void claim() {
        var end = lines.lastOwn();
        var from = Math.max(0, end - MOST_LINES);
        for (var i = end - 1; i > from; i--) {
            if (!lines.isText(i)) return;
            if (!Answered.isFarewell(lines.at(i))) continue;
            var first = belowName(i + 1, end);
            if (first >= end || !isContact(first, end)) return;
            lines.claim(Block.Kind.SIGNATURE, first, end);
            lines.note("signature: how to reach the writer, below a farewell", first);
            return;
        }
    }

    private int belowName(int from, int end) {
        var i = from;
        while (i < end && lines.isBlank(i)) i++;
        if (i < end && HeaderBlock.isRule(lines.at(i))) return i;
        if (i < end && !Signatures.tellsOfContact(lines.at(i))) i++;
        while (i < end && lines.isBlank(i)) i++;
        return i;
    }

    private boolean isContact(int from, int end) {
        var tells = false;
        var isBelowRule = HeaderBlock.isRule(lines.at(from));
        for (var i = from; i < end; i++) {
            var line = lines.at(i).strip();
            if (Answered.isAdded(line)) break;
            // What is passed on has such lines, too.
            if (HeaderBlock.begins(lines, i) || HeaderWords.isForwardMark(line)) return false;
            if (line.length() > LONGEST || (!isBelowRule && isSentence(line))) return false;
            tells |= Signatures.tellsOfContact(line);
        }
        return tells;
    }

    /// What somebody says, and the notes of a text: "[1] https://example.org".
    private static boolean isSentence(String line) {
        return line.endsWith("?")
                || line.endsWith("!")
                || line.endsWith(":")
                || NOTE.matcher(line).lookingAt()
                || AFTERTHOUGHT.matcher(line).lookingAt()
                || WORD.matcher(LINK.matcher(line).replaceAll("")).results().count() > MOST_WORDS;
    }
}
