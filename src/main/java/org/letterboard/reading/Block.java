package org.letterboard.reading;

/// A stretch of a message's text, in lines that end in LF, as the writer left them (`>` marks and `-- ` included). The
/// blocks
/// of a body, one after the other, are the body.
public record Block(Kind kind, String text) {

    /// The board shows TEXT and folds the other two.
    public enum Kind {
        TEXT,
        QUOTED,
        SIGNATURE
    }
}
