package org.letterboard;

import java.util.function.Supplier;
import org.letterboard.bounces.Bounces;
import org.letterboard.bounces.Failures;
import org.letterboard.bounces.Pauses;
import org.letterboard.commands.Contact;
import org.letterboard.commands.Membership;
import org.letterboard.commands.Preferences;
import org.letterboard.commands.Requests;
import org.letterboard.db.Database;
import org.letterboard.desk.Answers;
import org.letterboard.desk.Batches;
import org.letterboard.desk.Desk;
import org.letterboard.desk.Effects;
import org.letterboard.desk.Errands;
import org.letterboard.desk.Handlers;
import org.letterboard.desk.Reminders;
import org.letterboard.digest.DigestMail;
import org.letterboard.digest.DigestReplies;
import org.letterboard.digest.Digests;
import org.letterboard.digest.WhichLetter;
import org.letterboard.display.Addressless;
import org.letterboard.lists.Subscriptions;
import org.letterboard.mail.EmailAddress;
import org.letterboard.moderation.Gate;
import org.letterboard.moderation.Holding;
import org.letterboard.moderation.Verdicts;
import org.letterboard.posting.Passing;
import org.letterboard.posting.Posting;
import org.letterboard.posting.Publishing;
import org.letterboard.posting.WebAddresses;
import org.letterboard.questions.Answer;

/// Who decides: the desk, the rooms that it asks, and what carries out what they say.
record Decisions(
        Database database,
        Errands errands,
        Effects effects,
        Desk desk,
        Batches batches,
        Reminders reminders,
        Verdicts verdicts,
        Failures failures,
        Pauses pauses,
        Digests digests,
        Subscriptions subscriptions) {

    // Two leave a core to the doors and the couriers on the smallest machine, and keep a large message from
    // stopping the small ones.
    private static final int DESK_WORKERS = 2;

    static Decisions on(Nouns n, WebAddresses web) {
        Supplier<EmailAddress> operator = () -> n.settings().get().operator();
        var errands = new Errands(n.addresses(), n.tokens(), n.lists(), n.masks());
        var verdicts = new Verdicts(n.clock(), n.lists(), n.held(), n.questions());
        var gate = new Gate(n.members(), n.board());
        var addressless =
                new Addressless(n.addresses(), name -> n.lists().named(name).isPresent());
        var digestMail = new DigestMail(n.addresses(), n.tokens(), n.notices(), addressless, web::post);
        var digests = new Digests(n.database(), n.clock(), n.lists(), n.board(), n.outbox(), digestMail);
        var which = new WhichLetter(gate, n.members(), n.board(), n.held(), n.questions(), addressless);
        var subscriptions = new Subscriptions(n.members(), digests);
        var failures = new Failures(n.database(), n.clock());
        var effects = effects(n, subscriptions, failures);
        var preferences = new Preferences(n.clock(), n.members(), n.questions());
        var handlers = new Handlers(
                new Posting(gate, n.members(), n.board(), n.held()),
                new Answers(n.questions()),
                verdicts,
                new DigestReplies(n.addresses(), n.tokens(), n.board(), which),
                new Membership(n.members(), n.questions(), preferences),
                new Requests(n.clock(), preferences),
                new Contact(n.members(), operator),
                new Bounces());
        var desk = new Desk(n.database(), n.inbox(), n.held(), errands, handlers, effects, DESK_WORKERS);
        var batches = new Batches(n.database(), n.inbox(), n.lists(), handlers, effects);
        var reminders = new Reminders(n.database(), n.questions(), verdicts, effects);
        var pauses = new Pauses(n.database(), n.lists(), n.members(), failures, operator, effects::carryOut);
        return new Decisions(
                n.database(),
                errands,
                effects,
                desk,
                batches,
                reminders,
                verdicts,
                failures,
                pauses,
                digests,
                subscriptions);
    }

    /// What an administrator says about a held post, carried out as a moderator's mail would be; false where it changes
    /// nothing.
    boolean decide(long held, Answer word) {
        return database.inTransaction(tx -> {
            var followed = verdicts.decide(tx, held, word, "an administrator");
            followed.ifPresent(list -> effects.carryOut(tx, list));
            return followed.isPresent();
        });
    }

    private static Effects effects(Nouns n, Subscriptions subscriptions, Failures failures) {
        var domain = n.settings().get().domain();
        var publishing = new Publishing(
                n.database(), n.clock(), domain, n.random(), n.lists(), n.members(), n.masks(), n.board(), n.outbox());
        return new Effects(
                n.database(),
                n.inbox(),
                subscriptions,
                publishing,
                new Holding(n.database(), n.clock(), n.lists(), n.held(), n.questions()),
                n.held(),
                n.questions(),
                new Passing(n.database(), n.clock(), domain, n.masks(), n.outbox()),
                n.notices(),
                failures);
    }
}
