package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.ARTHUR;
import static org.letterboard.demo.Cast.DEREK;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.letterboard.demo.Cast.Person;
import org.letterboard.demo.Story.Step;

/// How much mail they get, and when, people say by mail, too.
final class TheirWay {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final int HOLIDAY = 4;

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    TheirWay(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step(
                        "Arthur would like one mail a day. He writes \"digest\" to hodgkins-request.",
                        this::oneMailADay),
                new Step("Derek, on the beach, wants no mail there, and writes to parents-request.", this::aPause));
    }

    private String oneMailADay() {
        confirms(ARTHUR, "hodgkins-request", "digest", "Hodgkin's");
        return "He is asked whether he means it, and replies \"Yes\". His first one comes in the morning.";
    }

    private String aPause() {
        var until = world.now().atZone(DemoWorld.ZONE).plusDays(HOLIDAY).format(DAY);
        confirms(DEREK, "parents-request", "pause until " + until, "Parents");
        return "\"pause until " + until + "\": he replies \"Yes\" to the question, and has his peace.";
    }

    private void confirms(Person person, String to, String command, String list) {
        var before = mailboxes.of(person).size();
        world.write(person, DemoWorld.address(to), "", command + "\n");
        var question = mailboxes.awaitAfter(person, before);
        check(question.returnPath().isEmpty(), "no robot answers our question, which is from " + question.returnPath());
        check(question.text().contains(list), "the question names the list");
        world.reply(person, question, Quoting.above("Yes", question));
        mailboxes.awaitAfter(person, before + 1);
    }
}
