package org.letterboard.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.bounces.Bounces;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.lists.Members;
import org.letterboard.notices.Notices;
import org.letterboard.posting.Passing;
import org.letterboard.posting.Publishing;

/// Carries effects out. Messages get here by the desk; what happens without one (a click on the web) calls
/// [#carryOut(List)].
public final class Effects {
    private final Database database;
    private final Members members;
    private final Publishing publishing;
    private final Passing passing;
    private final Notices notices;

    public Effects(Database database, Members members, Publishing publishing, Passing passing, Notices notices) {
        this.database = database;
        this.members = members;
        this.publishing = publishing;
        this.passing = passing;
        this.notices = notices;
    }

    /// What is left for the desk to do when the effects of one errand are carried out.
    ///
    /// @param stations what happened, in words
    /// @param setAside why the message has to be looked at, if it has to
    record Outcome(List<String> stations, List<Errand> further, Optional<String> setAside) {}

    /// Carries out effects that no message caused, in a transaction of their own.
    public void carryOut(List<Effect> effects) {
        database.transact(tx -> carryOut(tx, null, effects));
    }

    /// Joins the caller's transaction.
    Outcome carryOut(Handle tx, @Nullable Long mail, List<Effect> effects) {
        var stations = new ArrayList<String>();
        var further = new ArrayList<Errand>();
        Optional<String> aside = Optional.empty();
        for (var effect : effects) {
            switch (effect) {
                case Effect.Publish publish -> stations.add(publishing.publish(tx, publish));
                case Effect.PassOn pass -> stations.add(passing.pass(tx, pass));
                case Effect.PassToOwners pass -> stations.add(passing.pass(tx, pass));
                case Effect.Notify(var notice) -> {
                    if (notices.send(tx, notice, mail)) stations.add("answered with \"" + notice.template() + "\"");
                    else stations.add("not answered: they had the same answer today");
                }
                case Effect.TakeOff(var list, var member) -> {
                    if (!members.unsubscribe(tx, list, member)) stations.add("was not on " + list.name());
                }
                case Effect.CountBounce bounce -> Bounces.count(tx, bounce);
                case Effect.HandOn(var errand) -> further.add(errand);
                case Effect.Note(var words) -> stations.add(words);
                case Effect.SetAside(var reason) -> aside = Optional.of(reason);
            }
        }
        return new Outcome(stations, further, aside);
    }
}
