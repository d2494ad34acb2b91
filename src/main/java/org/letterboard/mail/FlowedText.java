package org.letterboard.mail;

/// Text of `format=flowed` (RFC 3676) with every paragraph in one line again. Quotes keep their `>` marks.
public final class FlowedText {

    private final boolean delSp;
    private final StringBuilder out = new StringBuilder();
    private int openDepth = -1;

    private FlowedText(boolean delSp) {
        this.delSp = delSp;
    }

    /// @param delSp the space that marks a soft line break is not part of the text (`DelSp=yes`)
    public static String decode(String text, boolean delSp) {
        var flowed = new FlowedText(delSp);
        text.lines().forEach(flowed::take);
        flowed.close();
        return flowed.out.toString();
    }

    private void take(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') depth++;
        var stuffed = depth < line.length() && line.charAt(depth) == ' ';
        var words = line.substring(stuffed ? depth + 1 : depth);
        // The signature's mark ends in a space and is no paragraph that flows on (section 4.3).
        var flows = words.endsWith(" ") && !words.equals("-- ");
        if (openDepth != depth || words.equals("-- ")) open(depth);
        out.append(flows && delSp ? words.substring(0, words.length() - 1) : words);
        if (!flows) close();
    }

    private void open(int depth) {
        close();
        out.repeat('>', depth);
        if (depth > 0) out.append(' ');
        openDepth = depth;
    }

    private void close() {
        if (openDepth >= 0) out.append('\n');
        openDepth = -1;
    }
}
