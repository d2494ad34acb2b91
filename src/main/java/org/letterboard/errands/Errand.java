package org.letterboard.errands;

import org.jspecify.annotations.Nullable;
import org.letterboard.held.HeldPost;
import org.letterboard.lists.MailingList;
import org.letterboard.questions.Answer;
import org.letterboard.questions.Question;

/// What a message wants, at one of our addresses.
public sealed interface Errand {

    /// To be posted to a list.
    ///
    /// @param parent   the post that it answers, where we know that better than its header does
    /// @param reworked what is to be posted in its place, where it carries more than its author wrote
    record Post(
            MailingList list,
            @Nullable Long parent,
            @Nullable Incoming reworked) implements Errand {}

    /// To stand on the board, since it stood in an archive that is imported.
    ///
    /// @param run    the import, which hides it until all of it is here
    /// @param sentAs see [Archived]
    record Imported(MailingList list, long run, @Nullable String sentAs) implements Errand {}

    /// To be posted now: it was held, and somebody has said the word that it waited for.
    record PostReleased(MailingList list, HeldPost post) implements Errand {}

    /// To answer one item of a digest.
    record AnswerItem(MailingList list, long post) implements Errand {}

    /// To answer a digest as a whole.
    record AnswerDigest(MailingList list, long digest) implements Errand {}

    /// To reach the member behind a masked address.
    record PrivateReply(MailingList list, long member) implements Errand {}

    /// To be told what the words in it ask for.
    record Command(MailingList list) implements Errand {}

    /// To join a list; we ask first whether the person means it.
    record AskToJoin(MailingList list) implements Errand {}

    /// To leave a list; we ask first whether the person means it.
    record AskToLeave(MailingList list) implements Errand {}

    /// To leave as well, which a long letter to everybody says: a member is asked, and nobody else hears of it.
    record OfferToLeave(MailingList list) implements Errand {}

    /// To answer a question of ours.
    record AnswerQuestion(MailingList list, long question) implements Errand {}

    /// An answer that counts to a question about joining, leaving or how mail is to come.
    ///
    /// @param by the address that we asked
    record AnswerOfMember(MailingList list, Question question, Answer answer, String by) implements Errand {}

    /// What a moderator says about a post that is held; whether it is still open is in the question.
    ///
    /// @param by the moderator's address, as the list's file has it
    record Verdict(MailingList list, Question question, Answer answer, String by) implements Errand {}

    /// Which item of a digest was meant.
    record ItemChosen(MailingList list, Question question, Answer answer, String by) implements Errand {}

    /// An answer to a question whose time is over.
    record LateAnswer(MailingList list) implements Errand {}

    /// To know how the list is used.
    record Help(MailingList list) implements Errand {}

    /// To be read by the people who look after a list.
    ///
    /// @param address the local part it was sent to
    record ToOwners(MailingList list, String address) implements Errand {}

    /// To be read by whoever runs this gateway.
    record ToOperator(String address) implements Errand {}

    /// A report that a mail of ours did not reach a member.
    record Bounce(MailingList list, long member) implements Errand {}

    /// Nothing to be done but to write down why.
    record Nothing(String why) implements Errand {}

    /// Nothing that we may decide: an administrator has to look.
    record Unclear(String why) implements Errand {}
}
