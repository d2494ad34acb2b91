package org.letterboard.reading;

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
}
