package org.letterboard.schedule;

/// One line of a [Timetable].
///
/// @param name says whose look it is, such as `digest-daily/walkers`; the same over restarts
/// @param look finds out by its own clock what is due, and does it. It may come twice for one time, or late, or early,
///             and never twice at once
public record Entry(String name, When when, Runnable look) {
    public Entry {
        if (name.isBlank()) throw new IllegalArgumentException("an entry needs a name");
    }
}
