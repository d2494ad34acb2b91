package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.FIRST_DAYS;
import static org.letterboard.demo.Cast.GRACE;
import static org.letterboard.demo.Cast.LIAM;
import static org.letterboard.demo.Cast.NINA;
import static org.letterboard.demo.Cast.PETER;

import java.time.Duration;
import java.util.List;
import org.letterboard.demo.Cast.Person;
import org.letterboard.demo.Story.Step;

/// A list on which a moderator reads each letter first. They decide by answering a mail.
final class WithTheModerators {
    private static final String ADDRESS = DemoWorld.address(FIRST_DAYS);
    static final String NIGHTS = "The first nights";
    private static final String LIAMS = "My flatmate's scan";
    private static final Duration GRACE_TIME = Duration.ofMinutes(3);

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    WithTheModerators(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Nina, 19, writes to First Days, where a moderator reads each letter first.", this::ninaWaits),
                new Step(
                        "Peter's robot says that he is on the ward. Grace asks back: \"Why is she writing this?\"",
                        this::neitherYesNorNo),
                new Step("Grace has read it again: \"Yes, lovely. Grace\".", this::graceSaysYes),
                new Step("Then she sees that Nina names her doctor, and replies: \"undo\".", this::undo),
                new Step("The doctor is happy to be named. Grace says yes; three minutes go by.", this::itGoesOut),
                new Step(
                        "Liam, 26, writes about his flatmate. Peter, back from the ward: \"no, too personal\".",
                        this::no));
    }

    /// The subject of the mail that asks a moderator.
    static String question(String list, String subject) {
        return "Shall this go out to " + list + "? " + subject;
    }

    private String ninaWaits() {
        world.write(
                NINA, ADDRESS, NIGHTS, "I lie awake and count. Dr Osei says that it gets better. Does it?\n\nNina\n");
        mailboxes.await(NINA, "Your message to First Days waits");
        for (var moderator : List.of(GRACE, PETER)) {
            var asked = mailboxes.await(moderator, question("First Days", NIGHTS));
            check(asked.text().contains("I lie awake and count."), moderator.name() + " can read what Nina wrote");
        }
        nobodyHasIt();
        return "She is told that it waits. Grace and Peter are asked, and read it in the mail that asks.";
    }

    private void nobodyHasIt() {
        mailboxes.only(List.of(), NIGHTS);
        check(world.office().topics(FIRST_DAYS).isEmpty(), "Nina's letter is not on the board");
    }

    private String neitherYesNorNo() {
        var toPeter = mailboxes.await(PETER, question("First Days", NIGHTS));
        var robot = world.letter(PETER)
                .to(toPeter.header("Reply-To"))
                .subject("Automatic reply: " + toPeter.header("Subject"))
                .answers(toPeter)
                .with("Auto-Submitted", "auto-replied")
                .text("Yes, I have your mail. I am on the ward until noon.\n");
        var before = mailboxes.of(PETER).size();
        var why = world.office().awaitWhy(world.write(PETER, toPeter.address("Reply-To"), robot), "nothing changed");
        check(!why.contains(AtTheEdges.OUR_ANSWER), "the robot is not answered");

        var toGrace = mailboxes.await(GRACE, question("First Days", NIGHTS));
        world.reply(GRACE, toGrace, Quoting.fromPhone("Why is she writing this?", toGrace));
        mailboxes.await(GRACE, "We did not understand your answer");
        check(mailboxes.of(PETER).size() == before, "Peter gets no mail for it");
        nobodyHasIt();
        return "Neither is a yes, so nothing has changed. Grace is asked for one word, and the robot for nothing.";
    }

    private String graceSaysYes() {
        says("Yes, lovely. Grace", "It goes out at ");
        mailboxes.await(PETER, "Approved: " + NIGHTS);
        nobodyHasIt();
        return "It goes out in three minutes, so that she can take her word back. Peter is told.";
    }

    private String undo() {
        var receipt = mailboxes.awaitOne(GRACE, "It goes out at ");
        world.reply(GRACE, receipt, Quoting.fromPhone("Undo", receipt));
        mailboxes.await(GRACE, "It waits again: " + NIGHTS);
        world.pass(GRACE_TIME);
        nobodyHasIt();
        return "It waits again, also when the three minutes are over.";
    }

    private String itGoesOut() {
        var before = mailboxes.of(GRACE).size();
        var again = mailboxes.await(GRACE, "It waits again: " + NIGHTS);
        world.reply(GRACE, again, Quoting.fromPhone("Yes please", again));
        var receipt = mailboxes.awaitAfter(GRACE, before).header("Subject");
        check(receipt.startsWith("It goes out"), "her yes counts again, and she gets \"" + receipt + "\"");
        world.pass(GRACE_TIME);
        mailboxes.only(Cast.on(FIRST_DAYS), NIGHTS);
        check(world.office().topics(FIRST_DAYS).size() == 1, "Nina's letter is on the board");
        return "Now all " + Cast.on(FIRST_DAYS).size() + " on the list have Nina's letter.";
    }

    private void says(String words, String receipt) {
        var question = mailboxes.await(GRACE, question("First Days", NIGHTS));
        world.reply(GRACE, question, Quoting.fromPhone(words, question));
        mailboxes.awaitOne(GRACE, receipt);
    }

    private String no() {
        world.write(LIAM, ADDRESS, LIAMS, "My flatmate Ben has had his scan, and it is not good.\n\nLiam\n");
        var question = mailboxes.await(PETER, question("First Days", LIAMS));
        world.reply(PETER, question, Quoting.above("no, too personal\n\nPeter", question));
        var told = mailboxes.await(LIAM, "Your message to First Days was not sent on");
        check(told.text().contains("too personal"), "Liam reads the reason");
        for (Person moderator : List.of(GRACE, PETER)) mailboxes.awaitOne(moderator, "Kept back: " + LIAMS);
        mailboxes.only(List.of(), LIAMS);
        return "Liam reads \"too personal\", and nobody else reads about Ben. Grace is told.";
    }
}
