package org.letterboard.stories;

/// A letter as people's mail programs write it.
final class Letters {
    private final StringBuilder header = new StringBuilder();

    private Letters() {}

    static Letters from(String author) {
        return new Letters().header("From", author).header("Date", "Mon, 23 Nov 2026 10:00:00 +0000");
    }

    Letters subject(String subject) {
        return header("Subject", subject);
    }

    Letters id(String id) {
        return header("Message-ID", "<" + id + ">");
    }

    Letters replyTo(String id) {
        return header("In-Reply-To", id).header("References", id);
    }

    Letters header(String name, String value) {
        header.append(name).append(": ").append(value).append('\n');
        return this;
    }

    /// The whole letter.
    String text(String body) {
        return header + "\n" + body + "\n";
    }
}
