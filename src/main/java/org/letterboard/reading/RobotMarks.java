package org.letterboard.reading;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.RawMessage;

/// The marks of mailing lists and robots, by which loops are seen.
///
/// @param received      so many servers have had it
/// @param autoSubmitted the first word of Auto-Submitted (RFC 3834), in lower case
/// @param precedence    in lower case
public record RobotMarks(
        List<String> listIds,
        List<String> listPosts,
        List<String> loops,
        int received,
        @Nullable String autoSubmitted,
        @Nullable String precedence) {

    // A mail that went round through twenty lists has seen enough; the rest is not kept.
    private static final int MOST_OF_EACH = 20;

    static final RobotMarks NONE = new RobotMarks(List.of(), List.of(), List.of(), 0, null, null);

    static RobotMarks read(RawMessage message) {
        return new RobotMarks(
                some(message, "List-Id"),
                some(message, "List-Post"),
                some(message, "X-Loop"),
                message.fields("Received").size(),
                word(message, "Auto-Submitted"),
                word(message, "Precedence"));
    }

    private static List<String> some(RawMessage message, String name) {
        return message.fields(name).stream()
                .limit(MOST_OF_EACH)
                .map(message::value)
                .toList();
    }

    private static @Nullable String word(RawMessage message, String name) {
        return message.value(name)
                .map(value -> value.split("[;( ]", 2)[0].toLowerCase(Locale.ROOT))
                .orElse(null);
    }
}
