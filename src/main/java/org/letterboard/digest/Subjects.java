package org.letterboard.digest;

import org.letterboard.reading.BaseSubject;

/// Subjects of replies.
final class Subjects {
    private Subjects() {}

    /// Without marks and tags: equal for those that belong together.
    static String base(String subject) {
        return BaseSubject.of(subject).text();
    }

    static String reply(String subject) {
        return BaseSubject.of(subject).isReply() ? subject : "Re: " + subject;
    }
}
