package org.letterboard.commands;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.notices.Notice;

/// Mail that is for a person and not for a list: help, the owners, the operator, a member behind a masked address.
public final class Contact {
    private final Members members;
    private final Supplier<EmailAddress> operator;

    /// @param operator the one of the settings that are in force
    public Contact(Members members, Supplier<EmailAddress> operator) {
        this.members = members;
        this.operator = operator;
    }

    public List<Effect> help(Handle tx, Incoming message, Errand.Help errand) {
        return answer(message, errand.list(), "help", "was told how the list works");
    }

    /// A reply to a question that was asked long ago.
    public List<Effect> late(Handle tx, Incoming message, Errand.LateAnswer errand) {
        return answer(message, errand.list(), "late-answer", "answered too late, nothing changed");
    }

    public List<Effect> toOwners(Handle tx, Incoming message, Errand.ToOwners errand) {
        if (message.isRobot()) return List.of(new Effect.Note("a robot's mail to " + errand.address()));
        var owners = errand.list().policy().owners();
        return List.of(
                new Effect.PassToOwners(message, errand.list(), owners.isEmpty() ? List.of(operator.get()) : owners));
    }

    public List<Effect> toOperator(Handle tx, Incoming message, Errand.ToOperator errand) {
        if (message.mail().mailFrom() == null) return List.of(new Effect.Note("a bounce to " + errand.address()));
        return List.of(new Effect.PassToOwners(message, null, List.of(operator.get())));
    }

    /// Members can reach each other without seeing an address; strangers cannot.
    public List<Effect> privateReply(Handle tx, Incoming message, Errand.PrivateReply errand) {
        if (message.isRobot()) return List.of(new Effect.Note("a robot's mail to a masked address, not passed on"));
        var list = errand.list();
        var to = members.find(tx, errand.member());
        var from = message.authorAddress().flatMap(address -> members.find(tx, address));
        if (to.isEmpty()) return List.of(new Effect.Note("there is nobody behind this address any more"));
        if (from.isEmpty() || !members.isOn(tx, list, from.get().id()))
            return answer(message, list, "not-passed-on", "not passed on: the sender is not a member");
        return List.of(new Effect.PassOn(message, list, from.get(), to.get()));
    }

    private static List<Effect> answer(Incoming message, MailingList list, String template, String note) {
        var words = new Effect.Note(note);
        var author = message.author();
        if (author.isEmpty() || message.isRobot()) return List.of(words);
        var head = message.letter().head();
        var about = Map.of("subject", head.subject());
        return List.of(
                words,
                new Effect.Notify(Notice.to(author.get(), list, template)
                        .filled(about)
                        .answering(head.messageId())
                        .onceADay()));
    }
}
