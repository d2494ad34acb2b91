package org.letterboard.web;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// What a request gets.
sealed interface Answer {

    /// Who may keep a copy of a page.
    enum Audience {
        /// Everybody, and search engines may list it.
        PUBLIC,
        /// The browser of whoever asked.
        PRIVATE,
        /// Nobody: there is a key in it, or it is about this moment.
        NOBODY
    }

    /// @param status an HTTP status (RFC 9110 section 15)
    record Page(int status, Pages.Body body, Audience audience) implements Answer {}

    /// It is elsewhere: 301 for good, 303 after a form.
    record Moved(int status, String path) implements Answer {}

    /// A file to keep, never to show.
    ///
    /// @param file      opened when it is sent; empty where it turns out that it is not for this reader
    /// @param release   called when it was sent or could not be sent
    /// @param otherwise for that case
    record Download(
            String name,
            String type,
            Supplier<Optional<Opened>> file,
            boolean isPublic,
            Runnable release,
            Supplier<Answer> otherwise)
            implements Answer {}

    /// A picture to show.
    ///
    /// @param copy      asked for when it is sent; empty where it turns out that there is nothing to see
    /// @param tag       the same for the same picture
    /// @param otherwise for that case
    record Picture(Supplier<Optional<Photos.Copy>> copy, String tag, boolean isPublic, Answer otherwise)
            implements Answer {}

    /// @param size in bytes
    record Opened(long size, InputStream bytes) {}

    /// A few plain words for programs.
    record Words(int status, String type, String text) implements Answer {}
}
