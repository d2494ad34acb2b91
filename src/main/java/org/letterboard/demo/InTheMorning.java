package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.ARTHUR;
import static org.letterboard.demo.Cast.HODGKINS;
import static org.letterboard.demo.Cast.MEI;
import static org.letterboard.demo.Cast.NINA;
import static org.letterboard.demo.Cast.OSKAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.letterboard.demo.Cast.Person;
import org.letterboard.demo.Story.Step;

/// The letters of a day in one mail, and what its reader answers.
final class InTheMorning {
    private static final String SCAN = "The night before a scan";
    private static final String PORT = "Port or no port?";
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime SEVEN = LocalTime.of(7, 0);

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    InTheMorning(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step(
                        "The clock goes to 8 in the evening. Nina, Oskar and Mei write about Hodgkin's.",
                        this::evening),
                new Step("The clock goes to 7 in the morning, and Arthur makes tea.", this::digest),
                new Step(
                        "He presses Reply, and writes below Nina's letter, in the middle of it all.",
                        this::inTheMiddle),
                new Step("He presses Reply again, and writes above it all.", this::aboveItAll));
    }

    private String evening() {
        world.clockTo(world.next(EVENING));
        var list = DemoWorld.address(HODGKINS);
        world.write(NINA, list, SCAN, "How do you sleep before a scan?\n\nNina\n");
        world.reply(OSKAR, mailboxes.await(OSKAR, SCAN), Quoting.above("I do not. I bake.\n\nOskar", scan()));
        mailboxes.only(others(), "Re: " + SCAN);
        world.write(MEI, list, PORT, "They offer me one. Did yours hurt?\n\nMei\n");
        mailboxes.only(others(), PORT);
        return "All the others have their three letters. Arthur has none of them: he wants one mail a day.";
    }

    private Got scan() {
        return mailboxes.await(OSKAR, SCAN);
    }

    private static List<Person> others() {
        return AtTheDoor.withHodgkins().stream()
                .filter(person -> !person.equals(ARTHUR))
                .toList();
    }

    private String digest() {
        world.clockTo(world.next(SEVEN));
        for (var subject : List.of(SCAN, "Re: " + SCAN, PORT))
            check(mailboxes.of(ARTHUR, subject).isEmpty(), "Arthur does not get \"" + subject + "\" by itself");
        var got = arthurs();
        var text = got.text();
        for (var words : List.of("How do you sleep before a scan?", "I do not. I bake.", "Did yours hurt?")) {
            check(text.contains(words), "his mail brings \"" + words + "\"");
            check(got.html().contains(words), "its large type brings \"" + words + "\", too");
        }
        check(
                text.indexOf("How do you sleep", text.indexOf("I bake")) < 0,
                "what Oskar quoted of Nina's letter is left out");
        check(got.html().matches("(?s).*font-size: ?(1[89]|2\\d)px.*"), "the type is large");
        for (var person : Cast.everybody())
            check(!got.source().contains(person.address()) || person.equals(ARTHUR), "no address stands in it");
        return "One mail with the three letters, in large type, and nothing is there twice.";
    }

    private Got arthurs() {
        return mailboxes.awaitOne(ARTHUR, "Hodgkin's: 3 letters");
    }

    private String inTheMiddle() {
        var words = "I hum, my dear. My wife sleeps next door.";
        world.reply(ARTHUR, arthurs(), Quoting.between(arthurs(), words, "* * *"));
        standsBelow(NINA, SCAN, words);
        return "His words stand below Nina's letter, and nothing else of his mail does.";
    }

    private String aboveItAll() {
        var words = "I would eat that bread.";
        world.reply(ARTHUR, arthurs(), Quoting.above(words + "\n\nArthur", arthurs()));
        var question = mailboxes.await(ARTHUR, "Which letter did you answer?");
        check(question.text().contains("2  Oskar Lund"), "the letters are named with their numbers");
        world.reply(ARTHUR, question, Quoting.above("2", question));
        standsBelow(OSKAR, "Re: " + SCAN, words);
        return "Nobody can tell whom he means, so he is asked. He replies \"2\", and it stands below Oskar's letter.";
    }

    /// On the board, and in everybody's mailbox.
    private void standsBelow(Person author, String subject, String words) {
        var answered = mailboxes.await(NINA, subject).header("Message-ID");
        var got = Await.until(
                "Nina gets \"" + words + "\"",
                () -> mailboxes.of(NINA).stream()
                        .filter(mail -> mail.text().contains(words))
                        .findFirst());
        check(got.header("Subject").equals("Re: " + SCAN), "his answer is called like what it answers");
        check(got.header("In-Reply-To").equals(answered), "his answer names what it answers");
        check(!got.source().contains("Answer this letter"), "nothing of the mail that he answered is in it");
        var topic = topic();
        var above = posts(topic)
                .filter(post -> post.path("from").asText().equals(author.name()))
                .findFirst()
                .orElseThrow();
        check(
                posts(topic)
                        .anyMatch(post -> post.path("from").asText().equals(ARTHUR.name())
                                && post.path("parent").equals(above.path("messageId"))),
                "on the board his answer stands below the letter of " + author.name());
    }

    private JsonNode topic() {
        return world.office().topics(HODGKINS).stream()
                .filter(topic -> topic.path("subject").asText().equals(SCAN))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> posts(JsonNode topic) {
        return StreamSupport.stream(topic.path("posts").spliterator(), false);
    }
}
