package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.ARTHUR;
import static org.letterboard.demo.Cast.HODGKINS;
import static org.letterboard.demo.Cast.PARENTS;
import static org.letterboard.demo.Cast.RUTH;
import static org.letterboard.demo.Cast.TOM;
import static org.letterboard.demo.Cast.VICTOR;

import java.util.List;
import java.util.stream.Stream;
import org.letterboard.demo.Cast.Person;
import org.letterboard.demo.Story.Step;

/// People come and go by mail, in their own words.
final class AtTheDoor {
    private final DemoWorld world;
    private final Mailboxes mailboxes;

    AtTheDoor(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Victor does as Grace has told him, and writes to parents-join.", this::victorJoins),
                new Step("Tom writes to the parents.", this::victorIsThere),
                new Step(
                        "Ruth, 69, is well again and wants less mail. She writes to the whole Hodgkin's list.",
                        this::ruthLeaves),
                new Step("Arthur, 81, writes to the list that Ruth has left.", this::withoutRuth));
    }

    private String victorJoins() {
        world.write(VICTOR, DemoWorld.address("parents-join"), "My nephew", "Grace said I might join.\n\nVictor\n");
        var question = mailboxes.await(VICTOR, "Do you want to join Parents?");
        check(question.text().contains("just reply to this mail"), "the mail says the one thing to do");
        world.reply(VICTOR, question, Quoting.fromPhone("yes please", question));
        var welcome = mailboxes.await(VICTOR, "Welcome to Parents");
        check(welcome.text().contains(DemoWorld.address(PARENTS)), "the welcome says where to write to");
        return "He is asked whether he means it, replies \"yes please\" from his phone, and is welcome.";
    }

    /// All who are on the parents' list by now.
    static List<Person> parents() {
        return Stream.concat(Cast.on(PARENTS).stream(), Stream.of(VICTOR)).toList();
    }

    private String victorIsThere() {
        var subject = "Welcome to all who are new";
        world.write(
                TOM,
                DemoWorld.address(PARENTS),
                subject,
                "Ask whatever you like. All of us have had a first week.\n\nTom\n");
        mailboxes.only(parents(), subject);
        return "All " + parents().size() + " have it. Victor is one of them now.";
    }

    private String ruthLeaves() {
        var subject = "goodbye";
        world.write(RUTH, DemoWorld.address(HODGKINS), subject, "Please take me off this list. Thank you, Ruth\n");
        var question = mailboxes.await(RUTH, "Do you want to leave Hodgkin's?");
        mailboxes.only(List.of(), subject);
        world.reply(RUTH, question, Quoting.above("Yes, I do. Ruth", question));
        mailboxes.await(RUTH, "You have left Hodgkin's");
        return "\"Please take me off this list\": nobody else reads that. She is asked, says yes, and gets a goodbye.";
    }

    /// All who are on the Hodgkin's list by now.
    static List<Person> withHodgkins() {
        return Cast.on(HODGKINS).stream().filter(person -> !person.equals(RUTH)).toList();
    }

    private String withoutRuth() {
        var subject = "Twelve years today";
        var id = world.write(
                ARTHUR,
                DemoWorld.address(HODGKINS),
                subject,
                "Twelve years since my last chemo. To all who begin: it can go well.\n\nArthur\n");
        mailboxes.only(withHodgkins(), subject);
        world.office().awaitWhy(id, "goes to " + withHodgkins().size() + " members");
        return "The other " + withHodgkins().size() + " have it; Ruth, as she wished, has not.";
    }
}
