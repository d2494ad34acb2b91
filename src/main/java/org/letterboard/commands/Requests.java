package org.letterboard.commands;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.questions.OwnWords;
import org.letterboard.reading.BaseSubject;

/// Words that people send to `-request`, in the subject or the text.
public final class Requests implements Handler<Errand.Command> {
    private final Clock clock;
    private final Preferences preferences;

    public Requests(Clock clock, Preferences preferences) {
        this.clock = clock;
        this.preferences = preferences;
    }

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Command errand) {
        if (message.isRobot())
            return List.of(new Effect.Note("a robot's mail to " + errand.list().name() + "-request"));
        var list = errand.list();
        return switch (command(
                message, LocalDate.ofInstant(clock.instant(), list.policy().zone()))) {
            case Command.Join() -> handOn(new Errand.AskToJoin(list));
            case Command.Leave() -> handOn(new Errand.AskToLeave(list));
            case Command.Help() -> handOn(new Errand.Help(list));
            case Command.Settings() -> preferences.show(tx, message, list);
            case Command.Change change -> preferences.ask(tx, message, list, change);
            case Command.NoSuchDay() -> preferences.noSuchDay(message, list);
            // The menu may not be what they need, and a person reads what it was.
            case Command.Unknown() ->
                List.of(
                        new Effect.HandOn(new Errand.Help(list)),
                        new Effect.HandOn(new Errand.ToOwners(list, list.name() + "-request")));
        };
    }

    /// The first own line, or else the subject: a subject may be that of an older mail.
    private static Command command(Incoming message, LocalDate today) {
        var line = CommandWords.read(OwnWords.of(message.letter()).firstLine(), today);
        return line instanceof Command.Unknown
                ? CommandWords.read(BaseSubject.of(message.letter().subject()).text(), today)
                : line;
    }

    private static List<Effect> handOn(Errand errand) {
        return List.of(new Effect.HandOn(errand));
    }
}
