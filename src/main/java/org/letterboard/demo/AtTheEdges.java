package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.ARTHUR;
import static org.letterboard.demo.Cast.DEREK;
import static org.letterboard.demo.Cast.EDITH;
import static org.letterboard.demo.Cast.HELEN;
import static org.letterboard.demo.Cast.HODGKINS;
import static org.letterboard.demo.Cast.PARENTS;
import static org.letterboard.demo.Cast.RUTH;
import static org.letterboard.demo.Cast.STRANGER;
import static org.letterboard.demo.Cast.WILFRED;

import java.util.List;
import org.letterboard.demo.Cast.Person;
import org.letterboard.demo.Story.Step;

/// What else comes by mail: strangers, robots, people who leave, who need a person, or whose mailbox is no more.
final class AtTheEdges {
    private static final String OUR_ANSWER = "our own answer";

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    AtTheEdges(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Victor, who is on no list, writes to the parents, and then writes again.", this::aStranger),
                new Step("Derek is on holiday, and his out-of-office robot answers the list.", this::aRobot),
                new Step("Ruth is well again and wants less mail: she writes to hodgkins-leave.", this::someoneLeaves),
                new Step("Arthur, 81, writes to the Hodgkin's list that Ruth has left.", this::withoutRuth),
                new Step("Edith, 78, needs a person, and writes to hodgkins-owner.", this::toTheOwners),
                new Step("Wilfred's mailbox is no more: his mail system sends a report back.", this::aDeadAddress));
    }

    private String aStranger() {
        var list = DemoWorld.address(PARENTS);
        var first = Letter.by(STRANGER, "first", world.now())
                .to(list)
                .subject("My sister's boy")
                .text("My nephew was diagnosed on Friday. May I ask you something?\n\nVictor\n");
        var second = Letter.by(STRANGER, "second", world.now())
                .to(list)
                .subject("Did you get my letter?")
                .text("I wrote this morning.\n\nVictor\n");
        world.write(STRANGER, list, first);
        var told = mailboxes.await(STRANGER, "Your message to Parents was not sent on");
        var id = world.write(STRANGER, list, second);
        var why = world.office().awaitWhy(id, "not posted to parents");
        check(!why.contains(OUR_ANSWER), "the second letter is not answered again that day");
        check(mailboxes.of(STRANGER).size() == 1, "he gets one answer");
        check(told.returnPath().isEmpty(), "nobody's robot can answer our answer");
        check(told.text().contains("If you would like to join"), "the answer says how to join");
        nobodyGets("My sister's boy");
        return "He is told once, and kindly, that members write there and how to join. Nobody else got a thing.";
    }

    private String aRobot() {
        var got = OnTheList.monday(world, DEREK);
        var subject = "Away until the 9th";
        var before = mailboxes.of(DEREK).size();
        var robot = Letter.by(DEREK, "away", world.now())
                .to(got.header("Reply-To"))
                .subject(subject)
                .answers(got)
                .with("Auto-Submitted", "auto-replied")
                .text("I am out of the office. In urgent cases please call my colleagues.\n");
        var id = world.write(DEREK, got.address("Reply-To"), robot);
        var why = world.office().awaitWhy(id, "not posted to parents");
        check(!why.contains(OUR_ANSWER), "the robot is not answered");
        check(mailboxes.of(DEREK).size() == before, "Derek gets no mail for it");
        nobodyGets(subject);
        return "Its note was not posted, and nobody answered it.";
    }

    private void nobodyGets(String subject) {
        for (var person : Cast.everybody())
            check(
                    mailboxes.of(person, subject).isEmpty(), person.name() + " does not get \"" + subject + "\"");
    }

    private String someoneLeaves() {
        var leave = DemoWorld.address("hodgkins-leave");
        world.write(
                RUTH,
                leave,
                Letter.by(RUTH, "leave", world.now())
                        .to(leave)
                        .subject("please take me off")
                        .text("Thank you for everything. Ruth\n"));
        var question = mailboxes.await(RUTH, "Do you want to leave Hodgkin's?");
        world.write(
                RUTH,
                question.address("Reply-To"),
                Letter.by(RUTH, "yes", world.now())
                        .to(question.header("Reply-To"))
                        .subject("Re: Do you want to leave Hodgkin's?")
                        .answers(question)
                        .text("Yes please, Ruth\n"));
        mailboxes.await(RUTH, "You have left Hodgkin's");
        return "She is asked whether she means it, replies \"Yes please\", and gets a goodbye.";
    }

    private String withoutRuth() {
        var list = DemoWorld.address(HODGKINS);
        var subject = "Twelve years today";
        var id = world.write(
                ARTHUR,
                list,
                Letter.by(ARTHUR, "twelve", world.now())
                        .to(list)
                        .subject(subject)
                        .text("Twelve years since my last chemo. To all who begin: it can go well.\n\nArthur\n"));
        List<Person> others =
                Cast.on(HODGKINS).stream().filter(p -> !p.equals(RUTH)).toList();
        mailboxes.await(others, subject);
        world.office().awaitWhy(id, "goes to " + others.size() + " members");
        check(mailboxes.of(RUTH, subject).isEmpty(), "Ruth does not get it");
        return "The other " + others.size() + " have it; Ruth, as she wished, has not.";
    }

    private String toTheOwners() {
        var owner = DemoWorld.address("hodgkins-owner");
        var subject = "I have a new address";
        world.write(
                EDITH,
                owner,
                Letter.by(EDITH, "moved", world.now())
                        .to(owner)
                        .subject(subject)
                        .text("My grandson set me up with new mail. How do I tell you?\n\nEdith\n"));
        var toHelen = mailboxes.await(HELEN, subject);
        check(toHelen.address("Reply-To").equals(EDITH.address()), "a reply goes to Edith");
        world.writeDirectly(
                HELEN,
                EDITH,
                Letter.by(HELEN, "done", world.now())
                        .to(EDITH.mailbox())
                        .subject("Re: " + subject)
                        .answers(toHelen)
                        .text("Dear Edith, just write to me from it, and I shall change it.\n\nHelen\n"));
        mailboxes.await(EDITH, "Re: " + subject);
        return "Helen, who runs the lists, has it in her mailbox, presses Reply, and Edith has her answer.";
    }

    private String aDeadAddress() {
        var returned = OnTheList.monday(world, WILFRED);
        var sender = returned.returnPath();
        check(
                sender.matches("parents-bounces\\+[a-z2-7]{32}@lists\\.lantern\\.example"),
                "the envelope sender names the list and the member, and it is " + sender);
        var report = Letter.byMailSystem("oldmail.example", "report", world.now())
                .to(sender)
                .subject("Undelivered Mail Returned to Sender")
                .mailboxIsGone(WILFRED.address(), returned);
        var id = world.bring("", sender, report);
        var why = world.office().awaitWhy(id, "a bounce of parents, for good 5.1.1");
        check(!why.contains(OUR_ANSWER), "the report is not answered");
        return "It came back to an address made for Wilfred alone, so it is written down for him, and only for him.";
    }
}
