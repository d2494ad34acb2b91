package org.letterboard.imap;

import java.time.Duration;

/// How long we wait for what.
///
/// @param answer       between two bytes of what the server says to a command
/// @param idle         for the server to tell us by itself. It may hang up after 29 minutes (RFC 2177); many a router
///                     forgets a silent connection after ten
/// @param betweenLooks where the server does not tell us by itself
/// @param firstPause   after a failure; it doubles with each that follows
/// @param longestPause and so far at most
record Patience(Duration answer, Duration idle, Duration betweenLooks, Duration firstPause, Duration longestPause) {

    static final Patience USUAL = new Patience(
            Duration.ofSeconds(60),
            Duration.ofMinutes(9),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5));

    /// The pause that follows this one.
    Duration after(Duration pause) {
        if (pause.isZero()) return firstPause;
        var next = pause.multipliedBy(2);
        return next.compareTo(longestPause) > 0 ? longestPause : next;
    }
}
