package org.letterboard.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Changes.Change;

/// How far the index has come with a list: the last change that it knows. Which one that was is noted, too: a database
/// that was restored from a copy may have given the number to another.
///
/// @param received of the post that was changed; null where it was gone
record Mark(long number, long postId, @Nullable Instant received, Tongue tongue) {
    private static final String KEY = "list.";

    static Mark start(Tongue tongue) {
        return new Mark(0, 0, null, tongue);
    }

    Mark after(Change change) {
        return new Mark(change.number(), change.postId(), change.received(), tongue);
    }

    /// Whether the database's change of this number is the one that we know. A post that has gone since then has no
    /// time any more.
    boolean isOf(Change change) {
        return change.postId() == postId
                && (received == null || change.received() == null || received.equals(change.received()));
    }

    private String text() {
        return number + " " + postId + " " + (received == null ? "-" : received) + " " + tongue;
    }

    private static Mark of(String text) {
        var parts = text.split(" ", -1);
        return new Mark(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                parts[2].equals("-") ? null : Instant.parse(parts[2]),
                Tongue.valueOf(parts[3]));
    }

    /// As the index keeps them in each of its commits, so that it and they are one.
    static Map<String, String> write(Map<Long, Mark> marks) {
        var data = new HashMap<String, String>();
        marks.forEach((list, mark) -> data.put(KEY + list, mark.text()));
        return data;
    }

    static Map<Long, Mark> read(Map<String, String> data) {
        var marks = new HashMap<Long, Mark>();
        data.forEach((key, text) -> list(key).ifPresent(list -> marks.put(list, of(text))));
        return marks;
    }

    private static Optional<Long> list(String key) {
        return key.startsWith(KEY) ? Optional.of(Long.valueOf(key.substring(KEY.length()))) : Optional.empty();
    }
}
