package org.letterboard.demo;

import static org.letterboard.demo.Await.check;

import java.util.List;
import org.letterboard.demo.Story.Step;

/// The administrator looks: what happened to a letter, and whether anything was left lying.
final class AtTheOffice {
    private final DemoWorld world;

    AtTheOffice(DemoWorld world) {
        this.world = world;
    }

    List<Step> steps() {
        return List.of(
                new Step("Helen, who runs the lists, asks what happened to Maria's letter.", this::why),
                new Step("She asks about Nina's letter, which waited for a moderator.", this::whyHeld),
                new Step("She looks whether anything was left lying.", this::allDone));
    }

    private String why() {
        var members = Cast.on(Cast.PARENTS).size();
        var id = OnTheList.mondayLetter(world).id();
        world.office().awaitWhy(id, members + " sent");
        var why = world.office().why(id);
        check(why.contains("taken in by the smtp door"), "\"why\" tells who brought it");
        check(why.contains("posted to parents as #1"), "\"why\" tells what became of it");
        return "\"why\" tells it station by station: taken in, posted as number 1, sent to " + members + ".";
    }

    private String whyHeld() {
        var id = world.mailboxes().await(Cast.PETER, WithTheModerators.NIGHTS).header("Message-ID");
        var why = world.office().why(id);
        var said = List.of(
                "held on firstdays", "approved by " + Cast.GRACE.address(), "taken back", "posted to firstdays");
        for (var words : said)
            check(why.contains(words), "\"why\" tells \"" + words + "\" of it, and it tells: " + why);
        return "\"why\" tells that, too: held, approved by Grace, taken back, approved, posted.";
    }

    private String allDone() {
        world.office().awaitQuiet();
        check(world.office().inbox().contains("Nothing was set aside."), "nothing was set aside");
        return "Nothing waits, nothing is held, and nothing was set aside.";
    }
}
