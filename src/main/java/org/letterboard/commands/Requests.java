package org.letterboard.commands;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;

/// Words that people send to `-request`, in the subject or the text.
public final class Requests implements Handler<Errand.Command> {

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Command errand) {
        var list = errand.list();
        return List.of(new Effect.HandOn(
                switch (word(message)) {
                    case "join" -> new Errand.AskToJoin(list);
                    case "leave" -> new Errand.AskToLeave(list);
                    case "help" -> new Errand.Help(list);
                    case String _ -> new Errand.ToOwners(list, list.name() + "-request");
                }));
    }

    private static String word(Incoming message) {
        var text = message.letter().text().strip();
        var line = text.isEmpty()
                ? message.letter().subject()
                : text.lines().findFirst().orElse("");
        return line.strip().toLowerCase(Locale.ROOT);
    }
}
