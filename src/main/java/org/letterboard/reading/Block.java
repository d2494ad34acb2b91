package org.letterboard.reading;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a message's text, in lines that end in LF, as the writer left them (`>` marks and `-- ` included). The
/// blocks of a body, one after the other, are the body.
public record Block(Kind kind, String text) {

    public enum Kind {
        /// The writer's own words.
        TEXT,
        /// A quote that stays where it is, since the writer answers it right below. The board shows it.
        ANSWERED,
        /// What was quoted besides, with the line above it that says whose it is. The board folds it.
        QUOTED,
        /// The board folds it.
        SIGNATURE;

        public boolean isQuote() {
            return this == ANSWERED || this == QUOTED;
        }
    }

    /// The same blocks with each attribution and its quote as one, also where the quote is shown and the attribution is
    /// not.
    public static List<Block> quotesTogether(List<Block> blocks) {
        var together = new ArrayList<Block>();
        for (var block : blocks) {
            var last = together.isEmpty() ? null : together.getLast();
            if (last == null || !last.kind().isQuote() || !block.kind().isQuote()) together.add(block);
            else together.set(together.size() - 1, new Block(Kind.QUOTED, last.text() + block.text()));
        }
        return together;
    }
}
