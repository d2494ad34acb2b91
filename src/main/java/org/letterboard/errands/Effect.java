package org.letterboard.errands;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.held.HeldPost;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Asking;
import org.letterboard.questions.Question;
import org.letterboard.reports.Bounce;

/// What is to happen. All effects of a message are carried out in one transaction, or none of them.
public sealed interface Effect {

    /// The message becomes a post, and goes out to the members.
    ///
    /// @param parent the post that it answers, where we know that better than its header does
    record Publish(
            Incoming message,
            MailingList list,
            Member author,
            @Nullable Long parent) implements Effect {}

    /// The message becomes a post and goes to nobody: it stood in an archive.
    ///
    /// @param run    the import that brings it, which hides it until all of it is here
    /// @param sentAs see [Archived]
    record Import(
            Incoming message,
            MailingList list,
            Member author,
            long run,
            @Nullable String sentAs) implements Effect {}

    /// The message waits, and somebody is asked about it.
    ///
    /// @param why    for people
    /// @param state  [HeldPost.State#WAITING] for a moderator, or [HeldPost.State#ASKING] for its author
    /// @param asking the question, which is about what is held
    record Hold(
            Incoming message,
            MailingList list,
            Mailbox author,
            String why,
            @Nullable Long parent,
            HeldPost.State state,
            Asking asking)
            implements Effect {}

    /// It was decided that what is held is taken up by the desk.
    ///
    /// @param state  [HeldPost.State#APPROVED] or [HeldPost.State#PLACED]
    /// @param ready  not before
    /// @param parent the post that it answers, where that was decided
    record Release(
            HeldPost post,
            HeldPost.State state,
            String by,
            Instant ready,
            @Nullable Long parent) implements Effect {}

    /// What is held will be posted in these words, under this subject.
    record Reword(HeldPost post, String subject, byte[] message) implements Effect {}

    /// A decision about what is held, after which it goes nowhere.
    ///
    /// @param words what whoever decided wrote to the author
    record Decide(HeldPost post, HeldPost.State state, String by, String words) implements Effect {}

    /// An approved post waits again, and its question is open again.
    record TakeBack(HeldPost post, Question question) implements Effect {}

    /// We write to a person.
    record Notify(Notice notice) implements Effect {}

    /// We ask, and wait for an answer.
    record Ask(Asking asking) implements Effect {}

    /// A question has its answer.
    ///
    /// @param by the address it came from
    record Answered(Question question, String answer, String by) implements Effect {}

    /// The message goes on to a member behind a masked address.
    record PassOn(Incoming message, MailingList list, Member from, Member to) implements Effect {}

    /// The message goes on to the people who look after a list, or (`list` is null) the gateway.
    record PassToOwners(Incoming message, @Nullable MailingList list, List<EmailAddress> to) implements Effect {}

    /// A person is put on a list.
    record Subscribe(MailingList list, Mailbox person, Delivery delivery) implements Effect {}

    /// A member is taken off a list.
    record TakeOff(MailingList list, long member) implements Effect {}

    /// A member gets a list's mail in another way, and any pause is over.
    record ChangeDelivery(MailingList list, long member, Delivery delivery) implements Effect {}

    /// A member gets no mail of a list for a while.
    record Pause(MailingList list, long member, Instant until) implements Effect {}

    /// A member's mail comes back, so none is sent any more until they say otherwise.
    record PauseBounced(MailingList list, long member) implements Effect {}

    /// A mail to a member came back.
    record CountBounce(Incoming message, MailingList list, long member, Bounce.Failed failed) implements Effect {}

    /// The message has another errand, too.
    record HandOn(Errand errand) implements Effect {}

    /// Something worth telling whoever asks what happened to the message.
    record Note(String words) implements Effect {}

    /// The same about another message, which this one has decided about.
    record NoteOn(long mail, String words) implements Effect {}

    /// The message is kept for an administrator.
    record SetAside(String reason) implements Effect {}
}
