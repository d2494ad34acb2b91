package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.DEREK;
import static org.letterboard.demo.Cast.HELEN;
import static org.letterboard.demo.Cast.MARIA;
import static org.letterboard.demo.Cast.PARENTS;
import static org.letterboard.demo.Cast.WILFRED;

import java.time.Duration;
import java.util.List;
import org.letterboard.demo.Story.Step;

/// What shows only after some days: a mailbox that is gone, and somebody who comes home.
final class InTheDaysAfter {
    private static final int DAYS = 5;

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    InTheDaysAfter(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Wilfred's mailbox is no more. Five days go by, and each day a mail comes back.", this::gone),
                new Step("Maria writes again: Leo is home, and so is Derek.", this::home));
    }

    private String gone() {
        var returned = OnTheList.monday(world, WILFRED);
        var sender = returned.returnPath();
        check(
                sender.matches("parents-bounces\\+[a-z2-7]{32}@lists\\.lantern\\.example"),
                "the envelope sender names the list and the member, and it is " + sender);
        var subject = "Mail to " + WILFRED.name() + " (" + WILFRED.address() + ") comes back";
        for (var day = 1; day <= DAYS; day++) {
            check(mailboxes.of(HELEN, subject).isEmpty(), "nobody is bothered before day " + DAYS);
            world.pass(Duration.ofDays(1));
            comesBack("report-" + day, sender, returned);
        }
        mailboxes.await(HELEN, subject);
        check(world.office().members(PARENTS).contains("PAUSED"), "\"members list\" tells that his mail is paused");
        return "He gets no more mail for now, so that nothing bounces for ever. Helen is told, and can ring him.";
    }

    private void comesBack(String name, String sender, Got returned) {
        var report = Letter.byMailSystem("oldmail.example", name, world.now())
                .to(sender)
                .subject("Undelivered Mail Returned to Sender")
                .mailboxIsGone(WILFRED.address(), returned);
        var why = world.office().awaitWhy(world.bring("", sender, report), "a bounce of parents, for good 5.1.1");
        check(!why.contains(AtTheEdges.OUR_ANSWER), "the report is not answered");
        world.look();
    }

    private String home() {
        var subject = "Leo is home";
        world.write(
                MARIA,
                DemoWorld.address(PARENTS),
                subject,
                "The first round is over. The dinosaur had a drip of his own. Thank you all.\n\nMaria\n");
        var readers = AtTheDoor.parents().stream()
                .filter(person -> !person.equals(WILFRED))
                .toList();
        mailboxes.only(readers, subject);
        check(mailboxes.of(DEREK, FromElsewhere.CURLS).isEmpty(), "what was sent in his pause has not come to Derek");
        return "All " + readers.size() + " have it: Derek's pause is over, and nothing is sent to Wilfred.";
    }
}
