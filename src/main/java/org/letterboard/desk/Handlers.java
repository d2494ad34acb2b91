package org.letterboard.desk;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.bounces.Bounces;
import org.letterboard.commands.Contact;
import org.letterboard.commands.Membership;
import org.letterboard.commands.Requests;
import org.letterboard.digest.DigestReplies;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.moderation.Verdicts;
import org.letterboard.posting.Posting;

/// Which room decides about which errand.
public record Handlers(
        Posting posting,
        Answers answers,
        Verdicts verdicts,
        DigestReplies digests,
        Membership membership,
        Requests requests,
        Contact contact,
        Bounces bounces) {

    List<Effect> handle(Handle tx, Incoming message, Errand errand) {
        return switch (errand) {
            case Errand.Post post -> posting.handle(tx, message, post);
            case Errand.Imported imported -> posting.imported(tx, message, imported);
            case Errand.PostReleased released -> posting.released(tx, message, released);
            case Errand.AnswerItem item -> digests.toItem(tx, message, item);
            case Errand.AnswerDigest digest -> digests.toDigest(tx, message, digest);
            case Errand.ItemChosen chosen -> digests.chosen(tx, message, chosen);
            case Errand.AnswerQuestion answer -> answers.handle(tx, message, answer);
            case Errand.AnswerOfMember answer -> membership.answered(tx, message, answer);
            case Errand.Verdict verdict -> verdicts.handle(tx, message, verdict);
            case Errand.PrivateReply reply -> contact.privateReply(tx, message, reply);
            case Errand.Command command -> requests.handle(tx, message, command);
            case Errand.AskToJoin join -> membership.askToJoin(tx, message, join);
            case Errand.AskToLeave leave -> membership.askToLeave(tx, message, leave);
            case Errand.OfferToLeave offer -> membership.offerToLeave(tx, message, offer);
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
