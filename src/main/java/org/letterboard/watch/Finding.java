package org.letterboard.watch;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a look found out about one thing that can be wrong. What could not be found out is no finding: then an alarm
/// that has begun goes on.
///
/// @param isWrong or as it should be
/// @param since   when it began, where that is known better than by when it was first looked at
/// @param words   for the mail
record Finding(
        String name,
        Alarm.Kind kind,
        boolean isWrong,
        @Nullable Instant since,
        Map<String, Object> words) {

    static Finding good(String name, Alarm.Kind kind) {
        return new Finding(name, kind, false, null, Map.of());
    }

    static Finding wrong(String name, Alarm.Kind kind, Map<String, Object> words) {
        return new Finding(name, kind, true, null, words);
    }

    static Finding wrongSince(Instant since, String name, Alarm.Kind kind, Map<String, Object> words) {
        return new Finding(name, kind, true, since, words);
    }
}
