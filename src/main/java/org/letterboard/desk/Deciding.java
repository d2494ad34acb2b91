package org.letterboard.desk;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.inbox.Inbox;

/// Asks the rooms about a message, and carries out what they answer.
final class Deciding {

    // What handlers hand on; more would be a circle.
    private static final int MOST_FURTHER = 5;

    private final Inbox inbox;
    private final Handlers handlers;
    private final Effects effects;

    Deciding(Inbox inbox, Handlers handlers, Effects effects) {
        this.inbox = inbox;
        this.handlers = handlers;
        this.effects = effects;
    }

    /// Carries out all errands; answers why the message has to be set aside, if it has to.
    Optional<String> carryOut(Handle tx, Incoming message, List<Errand> found) {
        var waiting = new ArrayDeque<Errand>(found);
        // "Reply to all" may reach one person by two ways.
        var known = new HashSet<>(found);
        Optional<String> aside = Optional.empty();
        for (var further = 0; !waiting.isEmpty(); ) {
            var outcome = effects.carryOut(tx, message.mail().id(), handlers.handle(tx, message, waiting.remove()));
            outcome.stations().forEach(words -> inbox.record(tx, message.mail().id(), words));
            further += outcome.further().size();
            if (further > MOST_FURTHER)
                throw new IllegalStateException("more than " + MOST_FURTHER + " further errands");
            outcome.further().stream().filter(known::add).forEach(waiting::add);
            if (outcome.setAside().isPresent()) aside = outcome.setAside();
        }
        return aside;
    }
}
