package org.letterboard.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// When to look. Where the clocks of `zone` skip a time, the look of that day comes at the time which java.time
/// makes of it; where they pass it twice, it comes at the first.
public sealed interface When {

    /// @param at a whole minute
    record Daily(LocalTime at, ZoneId zone) implements When {
        public Daily {
            wholeMinute(at);
        }
    }

    /// @param at a whole minute
    record Weekly(DayOfWeek day, LocalTime at, ZoneId zone) implements When {
        public Weekly {
            wholeMinute(at);
        }
    }

    /// At once, and again after each `pause`.
    record Every(Duration pause) implements When {
        public Every {
            if (pause.toMillis() < 1) throw new IllegalArgumentException("nothing can look all the time: " + pause);
        }
    }

    static When daily(LocalTime at, ZoneId zone) {
        return new Daily(at, zone);
    }

    static When weekly(DayOfWeek day, LocalTime at, ZoneId zone) {
        return new Weekly(day, at, zone);
    }

    static When every(Duration pause) {
        return new Every(pause);
    }

    /// What two equal ones have in common, for the database: it tells whether a stored trigger is still right.
    default String words() {
        return switch (this) {
            case Daily(var at, var zone) -> "daily " + at + " " + zone;
            case Weekly(var day, var at, var zone) -> "weekly " + day + " " + at + " " + zone;
            case Every(var pause) -> "every " + pause;
        };
    }

    private static void wholeMinute(LocalTime at) {
        if (!at.truncatedTo(ChronoUnit.MINUTES).equals(at))
            throw new IllegalArgumentException("not a whole minute: " + at);
    }
}
