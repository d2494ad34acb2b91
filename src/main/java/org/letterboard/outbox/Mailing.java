package org.letterboard.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message to one or many people.
///
/// @param sourceId  the bytes that it is made from
/// @param postId    the post that it carries, if it is one
/// @param inboxId   the message that caused it, if one did
/// @param senderId  who wrote it, if a person did
/// @param sentAs    its Message-ID on what we send
/// @param sameAs    a hash that the same message to another list has too, so that a member of both gets one copy
/// @param notBefore when it may leave at the earliest
public record Mailing(
        long id,
        Kind kind,
        @Nullable Long listId,
        long sourceId,
        @Nullable Long postId,
        @Nullable Long inboxId,
        @Nullable Long senderId,
        String sentAs,
        byte @Nullable [] sameAs,
        Instant created,
        Instant notBefore) {

    /// What a mailing is, which decides how it is rendered.
    public enum Kind {
        /// A post, to the members who want each one.
        POST,
        /// Several posts in one mail, to the members who want them so.
        DIGEST,
        /// A message to a masked address, to the person behind it.
        PRIVATE,
        /// A message to the people who look after a list or the gateway.
        OWNERS,
        /// A mail that we wrote ourselves, ready as it is.
        NOTICE
    }
}
