package org.letterboard.moderation;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.held.HeldPost;
import org.letterboard.held.HeldPosts;
import org.letterboard.questions.Questions;

/// Carries out that a message is held: it waits, and somebody is asked about it.
public final class Holding {
    private final Database database;
    private final Clock clock;
    private final HeldPosts held;
    private final Questions questions;

    public Holding(Database database, Clock clock, HeldPosts held, Questions questions) {
        this.database = database;
        this.clock = clock;
        this.held = held;
        this.questions = questions;
    }

    /// Holds the message, and says in words what became of it.
    public String hold(Handle tx, Effect.Hold hold) {
        var message = hold.message();
        var id = database.nextId();
        held.add(
                tx,
                new HeldPost(
                        id,
                        hold.list().id(),
                        message.mail().id(),
                        message.source(tx, database::nextId),
                        message.hash(),
                        hold.author().address().toString(),
                        hold.author().name(),
                        message.letter().subject(),
                        hold.why(),
                        hold.parent(),
                        clock.instant(),
                        hold.state(),
                        "",
                        null,
                        ""));
        questions.ask(tx, hold.asking().about(id), message.mail().id());
        return "held on " + hold.list().name() + ": " + hold.why();
    }
}
