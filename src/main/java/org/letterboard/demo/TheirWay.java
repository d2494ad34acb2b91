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
        confirms(ARTHUR, "hodgkins-request", "digest", "one mail a day, with everything that was written to Hodgkin's");
        return "He is asked whether he means it, and replies \"Yes\". His first one comes in the morning.";
    }

    private String aPause() {
        var until = world.now().atZone(DemoWorld.ZONE).plusDays(HOLIDAY).format(DAY);
        confirms(DEREK, "parents-request", "pause until " + until, "no mail from Parents until " + until);
        return "\"pause until " + until + "\": he is asked, too, replies \"Yes\", and has his peace.";
    }

    private void confirms(Person person, String to, String command, String meaning) {
        world.write(person, DemoWorld.address(to), "", command + "\n");
        var question = mailboxes.awaitOne(person, "Do you want your mail from ");
        check(oneLine(question).contains(meaning), "the question says what it means");
        world.reply(person, question, Quoting.above("Yes", question));
        var done = mailboxes.awaitOne(person, "It is done: your mail from ");
        check(oneLine(done).contains(meaning), "it is said once more what it is like now");
    }

    private static String oneLine(Got got) {
        return got.text().replaceAll("\\s+", " ");
    }
}
