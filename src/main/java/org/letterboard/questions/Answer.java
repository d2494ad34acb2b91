package org.letterboard.questions;

/// What a reply to a question says.
public sealed interface Answer {

    record Yes() implements Answer {}

    /// @param reason what was written behind the no, empty where it stands alone
    record No(String reason) implements Answer {}

    /// An earlier answer is taken back.
    record Undo() implements Answer {}

    /// @param number as it was written, from 1
    record Chosen(int number) implements Answer {}

    /// The first words, where words are what was asked for.
    record Words(String text) implements Answer {}

    /// Nothing that we can go by: nothing changes.
    record Unclear() implements Answer {}

    /// A word for the log, and for those who ask what was answered.
    default String word() {
        return switch (this) {
            case Yes() -> "yes";
            case No _ -> "no";
            case Undo() -> "undo";
            case Chosen(var number) -> Integer.toString(number);
            case Words(var text) -> text;
            case Unclear() -> "unclear";
        };
    }
}
