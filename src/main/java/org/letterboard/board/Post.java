package org.letterboard.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message on the board.
///
/// @param id        the id of its node in the forest, too
/// @param number    its place on its list, in the order of commits; its address on the web for good
/// @param messageId as it came in; null where it had none
/// @param sentAs    the Message-ID on the copies we send
/// @param authorId  the person it is from
/// @param author    their name as the board shows it
/// @param written   the time in its Date, or when it came in
public record Post(
        long id,
        long listId,
        long number,
        long topicId,
        long sourceId,
        long inboxId,
        @Nullable String messageId,
        String sentAs,
        long authorId,
        String author,
        String subject,
        Instant written,
        Instant received) {}
