package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.DEREK;
import static org.letterboard.demo.Cast.EDITH;
import static org.letterboard.demo.Cast.GRACE;
import static org.letterboard.demo.Cast.HELEN;
import static org.letterboard.demo.Cast.PARENTS;
import static org.letterboard.demo.Cast.VICTOR;

import java.util.List;
import org.letterboard.demo.Story.Step;

/// What comes to every list sooner or later: somebody whom nobody knows, robots, and people who need a person.
final class AtTheEdges {
    static final String OUR_ANSWER = "our own answer";

    private static final String SISTERS_BOY = "My sister's boy";

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    AtTheEdges(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Victor, who is on no list, writes to the parents.", this::aStranger),
                new Step("Grace, who moderates the list, answers from her phone.", this::graceAsksHimIn),
                new Step("Derek is on holiday, and his out-of-office robot answers the list.", this::aRobot),
                new Step("Edith, 78, needs a person, and writes to hodgkins-owner.", this::toTheOwners));
    }

    private String aStranger() {
        world.write(
                VICTOR,
                DemoWorld.address(PARENTS),
                SISTERS_BOY,
                "My nephew Sam was diagnosed on Friday. May I ask you something?\n\nVictor\n");
        var told = mailboxes.await(VICTOR, "Your message to Parents waits");
        check(told.returnPath().isEmpty(), "nobody's robot can answer our answer");
        check(told.text().contains("a person will read your message"), "he is told what happens next");
        mailboxes.await(GRACE, WithTheModerators.question("Parents", SISTERS_BOY));
        mailboxes.only(List.of(), SISTERS_BOY);
        return "He is told that a person reads it first, and Grace is asked. Nobody else has got a thing.";
    }

    private String graceAsksHimIn() {
        var question = mailboxes.await(GRACE, WithTheModerators.question("Parents", SISTERS_BOY));
        var reason = "please join us first. We shall be glad to hear from you";
        world.reply(GRACE, question, Quoting.fromPhone("No, " + reason + ". Grace", question));
        var told = mailboxes.await(VICTOR, "Your message to Parents was not sent on");
        check(told.text().contains(reason), "Victor reads what Grace wrote");
        check(!told.source().contains(GRACE.address()), "the address of Grace stands nowhere in it");
        mailboxes.only(List.of(), SISTERS_BOY);
        return "\"No, please join us first\": Victor reads her words, and sees no address of hers.";
    }

    private String aRobot() {
        var got = OnTheList.monday(world, DEREK);
        var subject = "Away until the weekend";
        var before = mailboxes.of(DEREK).size();
        var robot = world.letter(DEREK)
                .to(got.header("Reply-To"))
                .subject(subject)
                .answers(got)
                .with("Auto-Submitted", "auto-replied")
                .text("I am out of the office. In urgent cases please call my colleagues.\n");
        var id = world.write(DEREK, got.address("Reply-To"), robot);
        var why = world.office().awaitWhy(id, "not posted to parents");
        check(!why.contains(OUR_ANSWER), "the robot is not answered");
        check(mailboxes.of(DEREK).size() == before, "Derek gets no mail for it");
        mailboxes.only(List.of(), subject);
        return "Its note was not posted, and nobody answered it.";
    }

    private String toTheOwners() {
        var subject = "I have a new address";
        world.write(
                EDITH,
                DemoWorld.address("hodgkins-owner"),
                subject,
                "My grandson set me up with new mail. How do I tell you?\n\nEdith\n");
        var toHelen = mailboxes.await(HELEN, subject);
        check(toHelen.address("Reply-To").equals(EDITH.address()), "a reply goes to Edith");
        world.writeDirectly(
                HELEN,
                EDITH,
                world.letter(HELEN)
                        .to(EDITH.mailbox())
                        .subject("Re: " + subject)
                        .answers(toHelen)
                        .text("Dear Edith, just write to me from it, and I shall change it.\n\nHelen\n"));
        mailboxes.await(EDITH, "Re: " + subject);
        return "Helen, who runs the lists, has it in her mailbox, presses Reply, and Edith has her answer.";
    }
}
