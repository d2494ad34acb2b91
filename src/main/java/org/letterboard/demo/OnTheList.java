package org.letterboard.demo;

import static org.letterboard.demo.Await.check;
import static org.letterboard.demo.Cast.AISHA;
import static org.letterboard.demo.Cast.JOAN;
import static org.letterboard.demo.Cast.LUCY;
import static org.letterboard.demo.Cast.MARIA;
import static org.letterboard.demo.Cast.PARENTS;
import static org.letterboard.demo.Cast.TOM;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.letterboard.demo.Cast.Person;
import org.letterboard.demo.Story.Step;

/// What people do every day: they write to the list, answer, answer one person, and send photos.
final class OnTheList {
    static final String MONDAY = "Leo starts on Monday";
    static final String MONDAY_WORDS = """
            Dear all,

            Leo's treatment starts on Monday. He asks if his dinosaur may come.
            What did yours take along?

            Maria
            """;
    static final String GARDEN = "The garden behind the ward";
    static final String GARDEN_PICTURE = "garden.png";

    private static final String ADDRESS = DemoWorld.address(PARENTS);
    private static final List<Person> PEOPLE = Cast.on(PARENTS);

    private final DemoWorld world;
    private final Mailboxes mailboxes;

    OnTheList(DemoWorld world) {
        this.world = world;
        this.mailboxes = world.mailboxes();
    }

    List<Step> steps() {
        return List.of(
                new Step("Maria, whose son Leo is seven, writes to the parents' list.", this::aMotherWrites),
                new Step(
                        "Joan, a grandmother of 74, answers everybody: below Maria's letter, all of it quoted.",
                        this::aGrandmotherAnswers),
                new Step("Tom answers Maria alone: he writes to the address in her From.", this::twoTalkAlone),
                new Step("Aisha sends a photo of the garden behind the ward.", this::aPhoto),
                new Step(
                        "Lucy's mail program is not sure whether it has sent her letter, and sends it again.",
                        this::twice));
    }

    static Letter mondayLetter(DemoWorld world) {
        return Letter.by(MARIA, "monday", world.now())
                .to(ADDRESS)
                .subject(MONDAY)
                .text(MONDAY_WORDS);
    }

    private String aMotherWrites() {
        var letter = mondayLetter(world);
        world.write(MARIA, ADDRESS, letter);
        for (var got : mailboxes.await(PEOPLE, MONDAY)) {
            var from = got.header("From");
            check(
                    from.matches("Maria Kovac via Parents <parents\\+maria\\.[a-z2-7]{4}@lists\\.lantern\\.example>"),
                    "the From of her letter is masked, and it is " + from);
            check(!got.source().contains(MARIA.address()), "her address stands nowhere in the letter");
            check(!got.source().contains(letter.id()), "the id of her own mail program stands nowhere in the letter");
        }
        return "All " + PEOPLE.size() + " on the list have her letter, from \"Maria Kovac via Parents\"."
                + " Her own address stands nowhere in it.";
    }

    private String aGrandmotherAnswers() {
        var got = mailboxes.await(JOAN, MONDAY);
        var quoted = MONDAY_WORDS.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        var letter = Letter.by(JOAN, "dinosaur", world.now())
                .to(got.header("Reply-To"))
                .subject("Re: " + MONDAY)
                .answers(got)
                .text("On Monday morning, Maria Kovac via Parents wrote:\n" + quoted
                        + "\n\nOf course he may! Ours took his own pillow and a torch.\n\nJoan\n");
        var id = world.write(JOAN, got.address("Reply-To"), letter);
        for (var answer : mailboxes.await(PEOPLE, "Re: " + MONDAY))
            check(answer.header("In-Reply-To").equals(got.header("Message-ID")), "her answer names what it answers");
        world.office().awaitWhy(id, "posted to parents");
        var topics = world.office().topics(PARENTS);
        check(topics.size() == 1, "there is one topic, and there are " + topics.size());
        var posts = topics.getFirst().path("posts");
        check(posts.size() == 2, "two posts stand in the topic, and there are " + posts.size());
        check(
                posts.path(1).path("parent").equals(posts.path(0).path("messageId")),
                "Joan's answer stands below Maria's letter");
        return "Everybody has it, and on the board it stands below Maria's letter, in the same topic.";
    }

    private String twoTalkAlone() {
        var got = mailboxes.await(TOM, MONDAY);
        var alone = "Just to you: Ava's first week";
        world.write(
                TOM,
                got.address("From"),
                Letter.by(TOM, "alone", world.now())
                        .to(got.header("From"))
                        .subject(alone)
                        .answers(got)
                        .text("Maria, the first week was the hardest. Ring me if you like.\n\nTom\n"));
        var toMaria = mailboxes.await(MARIA, alone);
        check(!toMaria.source().contains(TOM.address()), "Tom's address stands nowhere in his letter");

        world.write(
                MARIA,
                toMaria.address("From"),
                Letter.by(MARIA, "thanks", world.now())
                        .to(toMaria.header("From"))
                        .subject("Re: " + alone)
                        .answers(toMaria)
                        .text("Thank you, Tom. I shall.\n\nMaria\n"));
        var toTom = mailboxes.await(TOM, "Re: " + alone);
        check(!toTom.source().contains(MARIA.address()), "Maria's address stands nowhere in her answer");
        nobodyBut(List.of(MARIA), alone);
        nobodyBut(List.of(TOM), "Re: " + alone);
        return "Only Maria has his letter, and only Tom her answer. Neither sees an address of the other.";
    }

    private void nobodyBut(List<Person> those, String subject) {
        for (var person : Cast.everybody())
            check(
                    those.contains(person) || mailboxes.of(person, subject).isEmpty(),
                    person.name() + " does not get \"" + subject + "\"");
    }

    private String aPhoto() {
        var picture = Picture.png();
        world.write(
                AISHA,
                ADDRESS,
                Letter.by(AISHA, "garden", world.now())
                        .to(ADDRESS)
                        .subject(GARDEN)
                        .textAndPicture(
                                "Zayn found it yesterday. You may sit there.\n\nAisha\n", GARDEN_PICTURE, picture));
        for (var got : mailboxes.await(PEOPLE, GARDEN))
            check(
                    got.attachment(GARDEN_PICTURE)
                            .filter(bytes -> Arrays.equals(bytes, picture))
                            .isPresent(),
                    "the photo arrives as it was sent");
        return "Everybody has the photo, whole to the last byte.";
    }

    private String twice() {
        var subject = "Nosebleeds at night";
        var letter = Letter.by(LUCY, "nosebleeds", world.now())
                .to(ADDRESS)
                .subject(subject)
                .text("Do yours have them, too? What helps?\n\nLucy\n");
        var first = world.write(LUCY, ADDRESS, letter);
        var second = world.write(LUCY, ADDRESS, letter);
        mailboxes.await(PEOPLE, subject);
        var told = List.of(first, second).stream()
                .map(id -> world.office().awaitWhy(id, "parents"))
                .filter(why -> why.contains("a duplicate of parents"))
                .count();
        check(told == 1, "one of the two is a duplicate");
        var copies = PEOPLE.stream()
                .mapToInt(person -> mailboxes.of(person, subject).size())
                .sum();
        check(copies == PEOPLE.size(), "everybody has it once, and there are " + copies + " copies");
        return "It stands on the board once, and everybody has it once.";
    }

    /// Maria's letter as somebody got it.
    static Got monday(DemoWorld world, Person reader) {
        return world.mailboxes().await(reader, MONDAY);
    }
}
