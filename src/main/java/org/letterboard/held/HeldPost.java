package org.letterboard.held;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;

/// A message that waits to become a post.
///
/// @param sourceId  the bytes that would be posted: the message's own, or what was made of a reply to a digest
/// @param messageId as it came in; null where it had none
/// @param contentHash of From, Date and body as it came in
/// @param address   of the author
/// @param name      of the author, as the message says it; may be empty
/// @param robot     a machine wrote it, which is never answered
/// @param why       for people: why it waits
/// @param parentId  the post that it answers, where we know that better than its header does
/// @param decidedBy who decided, empty as long as it waits
/// @param words     what they wrote to the author, empty where nothing
public record HeldPost(
        long id,
        long listId,
        long inboxId,
        long sourceId,
        @Nullable String messageId,
        byte[] contentHash,
        String address,
        String name,
        boolean robot,
        String subject,
        String why,
        @Nullable Long parentId,
        Instant at,
        State state,
        String decidedBy,
        @Nullable Instant decided,
        String words) {

    public Mailbox author() {
        return new Mailbox(name, EmailAddress.parse(address).orElseThrow());
    }

    /// Where it stands.
    public enum State {
        /// For a moderator.
        WAITING,
        /// For its author, who is to say which item of a digest it answers.
        ASKING,
        /// Approved: the decision can be taken back until it is taken up.
        APPROVED,
        /// Its author has said where it belongs: to be taken up and decided about.
        PLACED,
        /// The desk has taken it up: it is a post, or is held again for another reason.
        DONE,
        REJECTED,
        /// Nobody decided in time, or its list was closed by the time that it was to be posted.
        EXPIRED
    }
}
