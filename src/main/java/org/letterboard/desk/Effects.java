package org.letterboard.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.bounces.Failures;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Subscriptions;
import org.letterboard.moderation.Holding;
import org.letterboard.notices.Notices;
import org.letterboard.posting.Passing;
import org.letterboard.posting.Publishing;
import org.letterboard.questions.Questions;

/// Carries effects out. Messages get here by the desk; what happens without one (a click on the web, a time that is
/// over) calls [#carryOut(List)].
public final class Effects {
    private final Database database;
    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Publishing publishing;
    private final Holding holding;
    private final HeldPosts held;
    private final Questions questions;
    private final Passing passing;
    private final Notices notices;
    private final Failures failures;

    public Effects(
            Database database,
            Inbox inbox,
            Subscriptions subscriptions,
            Publishing publishing,
            Holding holding,
            HeldPosts held,
            Questions questions,
            Passing passing,
            Notices notices,
            Failures failures) {
        this.database = database;
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.publishing = publishing;
        this.holding = holding;
        this.held = held;
        this.questions = questions;
        this.passing = passing;
        this.notices = notices;
        this.failures = failures;
    }

    /// What is left for the desk to do when the effects of one errand are carried out.
    ///
    /// @param stations what happened, in words
    /// @param setAside why the message has to be looked at, if it has to
    record Outcome(List<String> stations, List<Errand> further, Optional<String> setAside) {}

    /// Carries out effects that no message caused, in a transaction of their own.
    public void carryOut(List<Effect> effects) {
        database.transact(tx -> carryOut(tx, effects));
    }

    /// The same, in the caller's transaction.
    public void carryOut(Handle tx, List<Effect> effects) {
        carryOut(tx, null, effects);
    }

    /// Joins the caller's transaction.
    Outcome carryOut(Handle tx, @Nullable Long mail, List<Effect> effects) {
        var stations = new ArrayList<String>();
        var further = new ArrayList<Errand>();
        Optional<String> aside = Optional.empty();
        for (var effect : effects) {
            switch (effect) {
                case Effect.HandOn(var errand) -> further.add(errand);
                case Effect.SetAside(var reason) -> aside = Optional.of(reason);
                case Effect.Note(var words) -> stations.add(words);
                case Effect.NoteOn(var other, var words) -> inbox.record(tx, other, words);
                case Effect.Publish publish -> stations.add(publishing.publish(tx, publish));
                case Effect.Import bring -> stations.add(publishing.bring(tx, bring));
                case Effect.Hold hold -> stations.add(holding.hold(tx, hold));
                case Effect.Release(var post, var state, var by, var ready, var parent) ->
                    held.release(tx, post.id(), state, by, ready, parent);
                case Effect.Reword(var post, var subject, var message) -> {
                    var source = database.nextId();
                    Sources.write(tx, source, new Content.InMemory(message));
                    held.reword(tx, post.id(), source, subject);
                }
                case Effect.Decide(var post, var state, var by, var words) ->
                    held.decide(tx, post.id(), state, by, words);
                case Effect.TakeBack(var post, var question) -> {
                    held.takeBack(tx, post.id());
                    questions.reopen(tx, question);
                }
                case Effect.Ask(var asking) -> questions.ask(tx, asking, mail);
                case Effect.Answered(var question, var answer, var by) ->
                    questions.answered(tx, question.id(), answer, by);
                case Effect.PassOn pass -> stations.add(passing.pass(tx, pass));
                case Effect.PassToOwners pass -> stations.add(passing.pass(tx, pass));
                case Effect.Notify(var notice) ->
                    stations.add(
                            notices.send(tx, notice, mail).isPresent()
                                    ? "answered with \"" + notice.template() + "\""
                                    : "not answered: they had the same answer today");
                case Effect.Subscribe(var list, var person, var delivery) ->
                    subscriptions.subscribe(tx, list, person, delivery);
                case Effect.TakeOff(var list, var member) -> {
                    if (!subscriptions.takeOff(tx, list, member)) stations.add("was not on " + list.name());
                }
                case Effect.ChangeDelivery(var list, var member, var delivery) ->
                    subscriptions.change(tx, list, member, delivery);
                case Effect.Pause(var list, var member, var until) -> subscriptions.pause(tx, list, member, until);
                case Effect.PauseBounced(var list, var member) -> subscriptions.pauseBounced(tx, list, member);
                case Effect.CountBounce bounce -> failures.count(tx, bounce);
            }
        }
        return new Outcome(stations, further, aside);
    }
}
