package org.letterboard.reading;

import java.util.ArrayList;
import java.util.List;

/// Tells what the writer wrote from what was quoted and from the signature, line by line. Every line gets exactly one
/// kind, from the first rule below that claims it. A rule that is not sure leaves the line in the text: a quote too
/// many is a nuisance, a lost word is not forgiven.
final class Blocks {
    private Blocks() {}

    static List<Block> split(String text, String subject, List<String> notes) {
        var whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        var lines = new Lines(Attributions.unglued(PgpArmour.opened(whole)), notes);
        PgpArmour.claim(lines);
        Endings.claimFooter(lines);
        QuoteMarks.claim(lines);
        Attributed.claim(lines);
        Unmarked.claim(lines, subject);
        Endings.claim(lines);
        ContactBlock.claim(lines);
        Answered.claim(lines);
        nothingButQuotes(lines);
        return joined(lines);
    }

    /// Somebody passes a text on and adds nothing: then the quote is what they wanted to say.
    private static void nothingButQuotes(Lines lines) {
        if (lines.hasTextBefore(lines.count())) return;
        var first = 0;
        while (first < lines.count() && !lines.isQuoted(first)) first++;
        if (first == lines.count()) return;
        for (var i = first; i < lines.count(); i++) if (lines.isQuoted(i)) lines.set(Block.Kind.TEXT, i);
        lines.note("text: nothing but quotes, so they are shown", first);
    }

    private static List<Block> joined(Lines lines) {
        var blocks = new ArrayList<Block>();
        var from = 0;
        for (var i = 1; i <= lines.count(); i++) {
            if (i < lines.count() && lines.kind(i) == lines.kind(from)) continue;
            blocks.add(new Block(lines.kind(from), String.join("\n", lines.lines(from, i)) + "\n"));
            from = i;
        }
        return List.copyOf(blocks);
    }
}
