package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.ACCOUNT;
import static org.letterboard.demo.Cast.DEREK;
import static org.letterboard.demo.Cast.PARENTS;
import static org.letterboard.demo.Cast.ROSA;

import java.util.List;
import java.util.Optional;
import org.letterboard.demo.Story.Step;

/// Mail that another provider takes in for the lists, and keeps in an account until we fetch it.
final class FromElsewhere {
    static final String CURLS = "Curls!";
    static final String DONE = "Letterboard/Done";

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    FromElsewhere(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(new Step("Rosa's letter goes to an account that The Lantern has elsewhere.", this::fetched));
    }

    private String fetched() {
        var letter = world.letter(ROSA)
                .to(DemoWorld.address(PARENTS))
                .subject(CURLS)
                .text("Inés has hair again, and it curls.\n\nRosa\n");
        world.writeDirectly(ROSA, ACCOUNT, letter);
        var readers = AtTheDoor.parents().stream()
                .filter(person -> !person.equals(DEREK))
                .toList();
        mailboxes.only(readers, CURLS);
        Await.until(
                "Rosa's letter lies among what is done",
                () -> Optional.of(mailboxes.idsIn(ACCOUNT, DONE)).filter(ids -> ids.equals(List.of(letter.id()))));
        check(mailboxes.idsIn(ACCOUNT, "INBOX").isEmpty(), "nothing is left in the account");
        check(
                world.office().why(letter.id()).contains("taken in by the imap door"),
                "\"why\" tells where it came from");
        return "It is fetched by IMAP and goes out to all but Derek, who is on the beach. There it lies among what is done.";
    }
}
