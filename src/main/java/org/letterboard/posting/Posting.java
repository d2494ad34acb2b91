package org.letterboard.posting;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Handler;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.moderation.Gate;
import org.letterboard.moderation.Ruling;
import org.letterboard.notices.Notice;
import org.letterboard.reading.Kind;

/// Decides about a message that wants to be posted.
public final class Posting implements Handler<Errand.Post> {
    private final Gate gate;
    private final Members members;

    public Posting(Gate gate, Members members) {
        this.gate = gate;
        this.members = members;
    }

    @Override
    public List<Effect> handle(Handle tx, Incoming message, Errand.Post errand) {
        var list = errand.list();
        if (message.letter().kind() == Kind.EMPTY) return refuse(message, list, "empty", "there is nothing in it");
        return switch (gate.rule(tx, message, list)) {
            case Ruling.Accepted(var author) ->
                List.of(new Effect.Publish(message, list, members.findOrAdd(tx, author)));
            case Ruling.Refused(var template, var why) -> refuse(message, list, template, why);
        };
    }

    /// Tells the author once a day why nobody has got the message; a robot is told nothing.
    private static List<Effect> refuse(Incoming message, MailingList list, String template, String why) {
        var note = new Effect.Note("not posted to " + list.name() + ": " + why);
        var author = message.author();
        if (author.isEmpty() || message.isRobot()) return List.of(note);
        var words = Map.of("subject", message.letter().subject());
        var id = message.letter().head().messageId();
        return List.of(note, new Effect.Notify(new Notice(template, author.get(), list, words, null, id, true)));
    }
}
