package org.letterboard.moderation;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.lists.Lists;
import org.letterboard.questions.Questions;

/// Carries out that a message is held: it waits, and somebody is asked about it.
public final class Holding {
    private final Database database;
    private final Clock clock;
    private final Lists lists;
    private final HeldPosts held;
    private final Questions questions;

    public Holding(Database database, Clock clock, Lists lists, HeldPosts held, Questions questions) {
        this.database = database;
        this.clock = clock;
        this.lists = lists;
        this.held = held;
        this.questions = questions;
    }

    /// Holds the message, and says in words what became of it.
    public String hold(Handle tx, Effect.Hold hold) {
        var list = hold.list();
        // The same message twice at the same moment: the second one finds the first, and bothers nobody.
        lists.lock(tx, list);
        if (isHeld(tx, hold)) return "a duplicate of one that is held on " + list.name();
        var id = database.nextId();
        held.add(tx, post(tx, hold, id));
        questions.ask(tx, hold.asking().about(id), hold.message().mail().id());
        return "held on " + list.name() + ": " + hold.why();
    }

    private boolean isHeld(Handle tx, Effect.Hold hold) {
        var message = hold.message();
        var id = message.letter().head().messageId();
        return held.twins(tx, hold.list().id(), id, message.hash()).stream().anyMatch(twin -> switch (twin.state()) {
            case WAITING, ASKING, APPROVED, REJECTED -> true;
            // A reply to a digest that has found its place, and is now held for another reason.
            case PLACED, DONE, EXPIRED -> false;
        });
    }

    private HeldPost post(Handle tx, Effect.Hold hold, long id) {
        var message = hold.message();
        return new HeldPost(
                id,
                hold.list().id(),
                message.mail().id(),
                message.source(tx, database::nextId),
                message.letter().head().messageId(),
                message.hash(),
                hold.author().address().toString(),
                hold.author().name(),
                message.isRobot(),
                message.letter().subject(),
                hold.why(),
                hold.parent(),
                clock.instant(),
                hold.state(),
                "",
                null,
                "");
    }
}
