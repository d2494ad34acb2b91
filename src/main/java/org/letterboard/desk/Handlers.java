package org.letterboard.desk;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.bounces.Bounces;
import org.letterboard.commands.Contact;
import org.letterboard.commands.Leaving;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.posting.Posting;

/// Which room decides about which errand.
public record Handlers(Posting posting, Leaving leaving, Contact contact, Bounces bounces) {

    List<Effect> handle(Handle tx, Incoming message, Errand errand) {
        return switch (errand) {
            case Errand.Post post -> posting.handle(tx, message, post);
            case Errand.PrivateReply reply -> contact.privateReply(tx, message, reply);
            case Errand.AskToLeave leave -> leaving.ask(tx, message, leave);
            case Errand.AnswerToLeave answer -> leaving.answered(tx, message, answer);
            case Errand.LateAnswer late -> contact.late(tx, message, late);
            case Errand.Help help -> contact.help(tx, message, help);
            case Errand.ToOwners owners -> contact.toOwners(tx, message, owners);
            case Errand.ToOperator operator -> contact.toOperator(tx, message, operator);
            case Errand.Bounce bounce -> bounces.handle(tx, message, bounce);
            case Errand.Nothing(var why) -> List.of(new Effect.Note(why));
            case Errand.Unclear(var why) -> List.of(new Effect.SetAside(why));
        };
    }
}
