package org.letterboard;

import org.letterboard.bounces.Bounces;
import org.letterboard.commands.Contact;
import org.letterboard.commands.Membership;
import org.letterboard.commands.Requests;
import org.letterboard.desk.Answers;
import org.letterboard.desk.Desk;
import org.letterboard.desk.Effects;
import org.letterboard.desk.Errands;
import org.letterboard.desk.Handlers;
import org.letterboard.desk.Reminders;
import org.letterboard.digest.DigestReplies;
import org.letterboard.moderation.Gate;
import org.letterboard.moderation.Holding;
import org.letterboard.moderation.Verdicts;
import org.letterboard.posting.Passing;
import org.letterboard.posting.Posting;
import org.letterboard.posting.Publishing;

/// Who decides: the desk, the rooms that it asks, and what carries out what they say.
record Decisions(Errands errands, Effects effects, Desk desk, Reminders reminders, Verdicts verdicts) {

    // Two leave a core to the doors and the couriers on the smallest machine, and keep a large message from
    // stopping the small ones.
    private static final int DESK_WORKERS = 2;

    static Decisions on(Nouns n) {
        var errands = new Errands(n.addresses(), n.tokens(), n.lists(), n.masks());
        var verdicts = new Verdicts(n.clock(), n.lists(), n.held(), n.questions());
        var effects = effects(n);
        var handlers = new Handlers(
                new Posting(new Gate(n.members(), n.board()), n.members(), n.board(), n.held()),
                new Answers(n.questions()),
                verdicts,
                new DigestReplies(),
                new Membership(n.members()),
                new Requests(),
                new Contact(n.members(), () -> n.settings().get().operator()),
                new Bounces());
        var desk = new Desk(n.database(), n.inbox(), n.held(), errands, handlers, effects, DESK_WORKERS);
        var reminders = new Reminders(n.database(), n.questions(), verdicts, effects);
        return new Decisions(errands, effects, desk, reminders, verdicts);
    }

    private static Effects effects(Nouns n) {
        var domain = n.settings().get().domain();
        var publishing = new Publishing(
                n.database(), n.clock(), domain, n.random(), n.lists(), n.members(), n.masks(), n.board(), n.outbox());
        return new Effects(
                n.database(),
                n.inbox(),
                n.subscriptions(),
                publishing,
                new Holding(n.database(), n.clock(), n.lists(), n.held(), n.questions()),
                n.held(),
                n.questions(),
                new Passing(n.database(), n.clock(), domain, n.masks(), n.outbox()),
                n.notices());
    }
}
