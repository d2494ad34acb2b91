package org.letterboard.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.reports.Bounce;

/// A message as a person would read it.
///
/// @param bounce null but for a bounce
/// @param notes  the rule behind each decision, and what was odd, in words
/// @param error  why it could not be read as a whole; what could be read is there all the same. Null when all is well
public record Letter(
        Head head,
        Kind kind,
        Body body,
        List<Attachment> attachments,
        @Nullable Bounce bounce,
        RobotMarks marks,
        List<String> notes,
        @Nullable String error) {

    public String text() {
        return body.text();
    }

    public String subject() {
        return head.subject();
    }

    static Letter unreadable(List<String> notes, String error) {
        return new Letter(Head.NONE, Kind.POST, Body.NONE, List.of(), null, RobotMarks.NONE, notes, error);
    }
}
