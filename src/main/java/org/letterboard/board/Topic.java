package org.letterboard.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What belongs together: a post, what answers it, and what answers that.
///
/// @param lastNumber the number of its youngest post
/// @param joinedInto the topic that it turned out to be a part of
/// @param regrouped  how often a person has moved posts out of it or into it
public record Topic(
        long id,
        long listId,
        String subject,
        int posts,
        Instant firstAt,
        Instant lastAt,
        long lastNumber,
        @Nullable Long joinedInto,
        int regrouped) {}
