package org.letterboard.errands;

import org.letterboard.lists.MailingList;

/// What a message wants, at one of our addresses.
public sealed interface Errand {

    /// To be posted to a list.
    record Post(MailingList list) implements Errand {}

    /// To reach the member behind a masked address.
    record PrivateReply(MailingList list, long member) implements Errand {}

    /// To leave a list; we ask first whether the person means it.
    record AskToLeave(MailingList list) implements Errand {}

    /// An answer to that question, which was put to `member`.
    record AnswerToLeave(MailingList list, long member) implements Errand {}

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
