package org.letterboard.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// Replies in a table's form: `~` is the end of a line.
final class Spoken {
    private Spoken() {}

    static Letter letter(String text) {
        var raw = "From: Ruth Carter <ruth@example.org>\nSubject: Re: Shall this go out?\n"
                + "Content-Type: text/plain; charset=utf-8\n\n" + text.replace('~', '\n') + "\n";
        return Reading.read(raw.getBytes(UTF_8));
    }

    /// What Ruth says, as tables write it: `yes`, `no: the reason`, `undo`, `2`, `unclear`.
    static String heard(Question.Kind kind, String text) {
        return switch (Replies.read(kind, letter(text))) {
            case Answer.No(var reason) -> reason.isEmpty() ? "no" : "no: " + reason.replace('\n', '~');
            case Answer.Words(var words) -> "words: " + words;
            case Answer.Yes _, Answer.Undo _, Answer.Chosen _, Answer.Unclear _ ->
                Replies.read(kind, letter(text)).word();
        };
    }
}
